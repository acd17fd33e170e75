import CountersignCore
import Testing

@testable import CountersignKit

/// Where every end of an answer leaves its request, and what Approve waits for.
@MainActor
struct SettlingTests {
    private let approval = Answer.approve(number: "482913")

    private func prompt(_ number: NumberMatching = .digits(count: 6), expired: Bool = false) -> Prompt {
        let context = SignInContext(ip: nil, country: nil, place: nil, browser: nil, os: nil)
        let request = SignIn(
            id: "request", account: "account", kind: .signIn, app: nil, message: nil, origin: nil, context: context,
            expires: 0, expired: expired, number: number, firstTimes: [], tlsOptOutRefused: false)
        var prompt = Prompt(request: request)
        (prompt.typed, prompt.stage) = ("482913", .sending)
        return prompt
    }

    private func settled(_ answer: Answer, _ ended: Conversation) -> Prompt {
        var prompt = prompt()
        Rig().phone.settle(&prompt, answer, ended)
        return prompt
    }

    private func ended(_ event: Event) -> Conversation { .success(Ended(event: event, host: "contoso.example")) }

    @Test(arguments: [
        (Failure.cancelled, Sentence.note(.notApproved)),
        (.noScreenLock, .failed(.noScreenLock, host: "contoso.example")),
        (.unavailable, .failed(.unavailable, host: "contoso.example")), (.offline, .note(.kept)),
        (.serviceError, .note(.kept)), (.tls, .note(.kept)), (.timeout, .note(.unknown)),
    ])
    func anApprovalThatFailedCanBeTriedAgain(_ failure: Failure, _ sentence: Sentence) {
        let prompt = settled(approval, ended(.failed(failure: failure)))
        #expect(prompt.stage == .asked)
        #expect(prompt.sentence == sentence)
        #expect(prompt.canApprove)
    }

    @Test(arguments: [
        (Failure.offline, Sentence.note(.kept)), (.serviceError, .note(.kept)), (.tls, .note(.kept)),
        (.timeout, .note(.unknown)), (.serviceReply, .failed(.serviceReply, host: "contoso.example")),
        (.serviceSignature, .failed(.serviceSignature, host: "contoso.example")),
    ])
    func aRefusalThatFailedIsOutOfTheWay(_ failure: Failure, _ sentence: Sentence) {
        let prompt = settled(.deny(reason: .notNow), ended(.failed(failure: failure)))
        #expect(prompt.stage == .over(sentence))
        #expect(!prompt.stage.mayReport)
    }

    @Test(arguments: [
        Problem.accountBlocked, .alreadyAnswered, .badRequest, .badSignature, .challengeExpired, .challengeUnknown,
        .clockSkew, .deviceUnknown,
    ])
    func aServiceThatSaysNoEndsIt(_ problem: Problem) {
        #expect(settled(approval, ended(.refused(problem: problem))).stage == .over(.refused(problem)))
    }

    @Test func tooManyTriesAreTriedLater() {
        let prompt = settled(approval, ended(.refused(problem: .tooManyRequests(retryAfter: 7))))
        #expect(prompt.stage == .asked)
        #expect(prompt.sentence == .refused(.tooManyRequests(retryAfter: 7)))
    }

    @Test(arguments: [
        AuthenticatorError.Busy, .NumberLength(count: 6), .StorageFull, .StorageReadOnly,
    ])
    func whatThePersonCanMendKeepsTheDigits(_ error: AuthenticatorError) {
        let prompt = settled(approval, .failure(error))
        #expect(prompt.stage == .asked && prompt.sentence == .error(error))
        #expect(prompt.typed == "482913")
    }

    @Test func whatWasNotOfferedEmptiesTheField() {
        let prompt = settled(approval, .failure(.NotOffered))
        #expect(prompt.stage == .asked && prompt.sentence == .error(.NotOffered))
        #expect(prompt.typed == "")
    }

    @Test(arguments: [AuthenticatorError.NotFound, .DataDamaged, .Internal, .WrongState])
    func whatNobodyCanMendEndsIt(_ error: AuthenticatorError) {
        #expect(settled(approval, .failure(error)).stage == .over(.error(error)))
    }

    @Test(arguments: [OutcomeKind.approved, .closed, .denied, .reported, .unknown])
    func everyOutcomeIsShown(_ outcome: OutcomeKind) {
        let event = Event.answered(prompt: "request", outcome: outcome, triesLeft: 3)
        #expect(settled(approval, ended(event)).stage == .ended(outcome, refused: nil))
        #expect(settled(.deny(reason: .notMe), ended(event)).stage == .ended(outcome, refused: .notMe))
    }

    @Test(arguments: [
        (NumberMatching.absent, "", true), (.digits(count: 6), "48291", false), (.digits(count: 6), "482913", true),
        (.digits(count: 2), "48", true), (.digits(count: 2), "482", false),
        (.listed(options: ["12", "34"]), "", false),
        (.listed(options: ["12", "34"]), "34", true), (.listed(options: ["12", "34"]), "1", false),
        (.typed(options: ["A", "B"]), "", false), (.typed(options: ["A", "B"]), "C", true),
    ])
    func approveWaitsForAWholeAnswer(_ number: NumberMatching, _ typed: String, _ can: Bool) {
        var asked = prompt(number)
        (asked.typed, asked.stage) = (typed, .asked)
        #expect(asked.canApprove == can)
        var over = prompt(number, expired: true)
        (over.typed, over.stage) = (typed, .asked)
        #expect(!over.canApprove)
        asked.keyGone = true
        #expect(!asked.canApprove)
    }
}

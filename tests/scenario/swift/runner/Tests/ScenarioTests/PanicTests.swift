import CountersignCore
import Foundation
import Testing

/// A defect of the core arrives as an error. With the library that panics on demand, which never ships.
@Suite struct PanicTests {
    @Test func aPanicIsAnErrorAndTheVaultOpensAgain() throws {
        let wish = "countersign: panic on demand"
        let place = Place()
        let keys = place.keys(isPhone: false)
        let phone = try place.phone(keys)

        let searched = Result { try phone.search(text: wish, now: now) }
        #expect(throws: (any Error).self) { try searched.get() }
        if case .failure(let error) = searched { #expect(error.localizedDescription == wish) }
        #expect(throws: AuthenticatorError.Internal) { try phone.home(now: now) }
        #expect(throws: AuthenticatorError.Internal) { try phone.lockView(now: now) }

        let again = try Authenticator.open(config: place.config, keys: keys)
        _ = try again.unlock(unlock: .passcode(passcode: passcode), now: now)
        #expect(try codes(again) == ["94287082"])
    }
}

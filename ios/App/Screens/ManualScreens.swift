import CountersignCore
import CountersignKit
import SwiftUI

/// Choosing among codes, and typing what a code would hold.
extension ScreenView {
    func several(_ found: [Scanned]) -> some View {
        Page(title: words.addSeveral(count: found.count)) {
            ForEach(found, id: \.ticket) { scanned in
                Button {
                    phone.act(.choose(scanned))
                } label: {
                    VStack(alignment: .leading) { summary(scanned.scan) }
                        .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
                }
                .buttonStyle(.bordered)
            }
        }
    }

    /// What tells one code from another.
    @ViewBuilder private func summary(_ scan: Scan) -> some View {
        switch scan {
        case .account(let account, _, _):
            EntryNames(issuer: account.issuer, name: account.name)
        case .batch: Text(words.cardTitleBatch)
        case .foreign(let vendor, _, _): Text(words.vendorName(vendor))
        case .pairing(_, let host, _, let name, _):
            EntryNames(issuer: host, name: name)
        case .rejected: Text(words.cardTitleRejected)
        }
    }

    func manual(_ manual: Manual) -> some View {
        Page(title: words.manualTitle) {
            Picker(words.manualTitle, selection: Bindable(phone).typesPairing) {
                Text(words.manualTabCode).tag(false)
                Text(words.manualTabPair).tag(true)
            }
            .pickerStyle(.segmented)
            if manual.pairing { ProductKeyFields(wrong: manual.wrong) } else { SetupKeyFields(wrong: manual.wrong) }
            Trouble(manual.sentence)
        }
    }
}

struct SetupKeyFields: View {
    @Environment(Phone.self) private var phone
    let wrong: Mistake?
    @State private var issuer = ""
    @State private var name = ""
    @State private var key = ""
    @State private var kind = AccountType.totp
    @State private var algorithm = Algorithm.sha1
    @State private var digits: UInt8 = 6
    @State private var period: UInt32 = 30
    @State private var counter: UInt64 = 0

    var body: some View {
        PlainField(name: words.manualIssuer, hint: words.manualIssuerHint, text: $issuer)
        PlainField(name: words.manualName, hint: words.manualNameHint, text: $name)
        PlainField(
            name: words.manualKey, hint: words.manualKeyHint, text: $key,
            mistake: wrong.map { words.say($0, ofProductKey: false) }, group: 4)
        if wrong?.reason == .secretBadChar { Text(words.manualKeyLookalike) }
        DisclosureGroup(words.manualAdvanced) {
            Picker(words.manualKind, selection: $kind) {
                Text(words.manualKindTime).tag(AccountType.totp)
                Text(words.manualKindCounter).tag(AccountType.hotp)
                Text(words.accountKindSteam).tag(AccountType.steam)
            }
            if kind != .steam {
                Stepper(value: $digits, in: 6...8) { Fact(words.manualDigits, digits.formatted()) }
                Picker(words.manualAlgorithm, selection: $algorithm) {
                    ForEach([Algorithm.sha1, .sha256, .sha512], id: \.self) { algorithm in
                        Text(String(describing: algorithm).uppercased()).tag(algorithm)
                    }
                }
            }
            if kind == .totp { NumberEntry(name: words.manualPeriod, value: $period) }
            if kind == .hotp { NumberEntry(name: words.manualCounter, value: $counter) }
        }
        ActionButton(words.commonContinue, isMain: true) {
            let entry = ManualEntry(
                issuer: issuer, name: name, secret: key, accountType: kind, algorithm: algorithm, digits: digits,
                period: period, counter: counter)
            phone.act(.readSetupKey(entry))
        }
    }
}

struct ProductKeyFields: View {
    @Environment(Phone.self) private var phone
    let wrong: Mistake?
    @State private var address = ""
    @State private var groups = ""

    var body: some View {
        let mistake = wrong.map { words.say($0, ofProductKey: true) }
        let inAddress = wrong?.place == .address
        PlainField(
            name: words.manualAddress, hint: words.manualAddressHint, text: $address, mistake: inAddress ? mistake : nil
        )
        .keyboardType(.URL)
        PlainField(
            name: words.manualPairCode, hint: words.manualPairCodeHint, text: $groups,
            mistake: inAddress ? nil : mistake, group: 5)
        ActionButton(words.commonContinue, isMain: true) {
            phone.act(.readProductKey(address: address, groups: groups))
        }
    }
}

package org.countersign.ui

import org.countersign.core.AccountType
import org.countersign.core.AddOutcome
import org.countersign.core.Added
import org.countersign.core.Algorithm
import org.countersign.core.Backup
import org.countersign.core.BackupAccount
import org.countersign.core.ClockConfidence
import org.countersign.core.Collision
import org.countersign.core.DamagedRow
import org.countersign.core.DenyReason
import org.countersign.core.DisplayCode
import org.countersign.core.Exported
import org.countersign.core.FirstTime
import org.countersign.core.HomeNotice
import org.countersign.core.Import
import org.countersign.core.ImportApp
import org.countersign.core.JournalAction
import org.countersign.core.JournalEntry
import org.countersign.core.LastBackup
import org.countersign.core.ManualEntry
import org.countersign.core.NumberMatching
import org.countersign.core.OutcomeKind
import org.countersign.core.PhoneLock
import org.countersign.core.PreviousView
import org.countersign.core.QrCode
import org.countersign.core.ReceiptState
import org.countersign.core.Receiving
import org.countersign.core.Scan
import org.countersign.core.Sending
import org.countersign.core.ServiceState
import org.countersign.core.ServiceView
import org.countersign.core.SignIn
import org.countersign.core.SignInContext
import org.countersign.core.SignInKind
import org.countersign.phone.BurstStage
import org.countersign.phone.ExportStage
import org.countersign.phone.FileStage
import org.countersign.phone.ImportStage
import org.countersign.phone.MoveStage
import org.countersign.phone.PairingStage
import org.countersign.phone.Permission
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.PromptStage
import org.countersign.phone.Said
import org.countersign.phone.Screen
import org.countersign.phone.Sentence
import java.io.File

/** Every screen in the states that look different, by name. What the core can give without a service comes from it. */
class States(private val phone: RealPhone) {
    private val contoso = phone.add(RealPhone.account("Contoso", "a.long.name@contoso.example", 1)).id
    private val fabrikam = phone
        .add(
            RealPhone.account("Microsoft", "ann@fabrikam.example", 2).replace("Microsoft:", "Fabrikam:"),
        ).id
    private val steam = phone.add("otpauth://totp/Steam:ann?secret=${"GEZDGNBVGY3TQOJQ".repeat(2)}&issuer=Steam&encoder=steam").id
    private val hotp = phone.add("otpauth://hotp/Library:4711?secret=${"GEZDGNBVGY3TQOJQ".repeat(2)}&issuer=Library&counter=3").id

    init {
        phone.core.setFavourite(contoso, true)
        phone.core.rename(steam, "Games")
        val gone = phone.add(RealPhone.account("Northwind", "old@northwind.example", 5)).id
        phone.core.remove(gone, phone.now)
    }

    private val base = phone.state(Screen.Home())
    private val whole = requireNotNull(base.home)

    private fun service(state: ServiceState = ServiceState.ACTIVE, burst: UInt? = null, quietMs: Long? = null) =
        ServiceView("mfa.contoso.example", state, burst, quietMs, tlsOptOutRefused = false, lockRequested = false)

    private fun withService(id: String, service: ServiceView) = whole.copy(
        accounts = whole.accounts.map { if (it.id == id) it.copy(service = service) else it },
    )

    private val paired = withService(contoso, service())
    val request = SignIn(
        "prompt",
        contoso,
        SignInKind.SIGN_IN,
        "Webmail",
        null,
        "https://mail.contoso.example",
        SignInContext("203.0.113.9", "BR", "São Paulo", "Firefox", "Linux"),
        RealPhone.NOW_MS / 1000 + 230,
        expired = false,
        NumberMatching.Digits(6u),
        listOf(FirstTime.COUNTRY),
        tlsOptOutRefused = false,
    )

    private fun backedUp(state: PhoneState): PhoneState {
        val opened = RealPhone.NOW_MS / 1000 - 200_000
        return state.copy(lastBackup = LastBackup(opened - 10, opened, listOf(steam)))
    }

    private fun at(screen: Screen, change: PhoneState.() -> PhoneState = { this }) =
        base.copy(screens = listOf(screen), home = paired).change()

    private fun card(text: String) = at(Screen.Card(phone.scan(text)))

    private val pairing = phone.scan(PAIRING)

    val home1 = at(Screen.Home()) { copy(home = paired.copy(prompts = listOf(request))) }
    val prompt = at(Screen.Prompt(request))
    val manual = ManualEntry("Contoso", "ann@contoso.example", "", AccountType.TOTP, Algorithm.SHA1, 6u, 30u, 0u)

    private val links = File(System.getProperty("countersign.root"), "tests/imports/links.txt").readBytes()
    private val found = (phone.core.openImport(links, null, phone.now) as Import.Opened).found

    val all: Map<String, PhoneState> = homes() + adding() + pairings() + prompts() + care() + files() + locks() + imports() + exports() + moves()

    private fun homes() = mapOf(
        "home" to home1,
        "home-empty" to at(Screen.Home()) { copy(home = whole.copy(accounts = emptyList())) },
        "home-search" to at(Screen.Home("fabri", setOf(fabrikam))),
        "home-trouble" to at(Screen.Home(line = Sentence("common.offline"))) {
            val accounts = withService(contoso, service(ServiceState.INACTIVE)).accounts.map {
                if (it.id ==
                    fabrikam
                ) {
                    it.copy(previous = PreviousView("123456", it.expires!!), service = service(quietMs = 900_000))
                } else {
                    it
                }
            }
            val home = whole.copy(
                accounts = accounts,
                clock = ClockConfidence.ProbablyOff(-42, 300, true),
                damaged = listOf(DamagedRow("x", 3u, null)),
                notices = listOf(HomeNotice.READ_ONLY),
                displayCodes = listOf(DisplayCode("p", contoso, "VPN", "4711")),
            )
            copy(
                home = home,
                preferences = preferences.copy(alwaysNextCode = true),
                said = Said(Sentence("account.removed"), PhoneAction.Back),
            )
        },
        "home-hidden" to at(Screen.Home(revealed = setOf(steam))) {
            val chosen = home!!.privacy.chosen.copy(hideCodes = true)
            copy(home = home!!.copy(privacy = home!!.privacy.copy(chosen = chosen)), notifications = Permission.DENIED)
        },
    )

    private fun adding() = mapOf(
        "camera" to at(Screen.Camera()) { copy(camera = Permission.ALLOWED) },
        "camera-asked" to at(Screen.Camera()),
        "camera-denied" to at(Screen.Camera(sentence = Sentence("add.picture.none"))) { copy(camera = Permission.DENIED) },
        "several" to at(Screen.Several(listOf(pairing, phone.scan(NEW), phone.scan("https://example.com/")))),
        "manual" to at(Screen.Manual(entry = manual)),
        "manual-wrong" to at(
            Screen.Manual(entry = manual.copy(secret = "GEZDGNB8"), wrong = wrong("GEZDGNB8")),
        ),
        "manual-pairing" to at(Screen.Manual(true, manual, "https://mfa.contoso.example", "01234-56789-ABCDE-FGHJK-MNPQ")),
        "card-account" to card(NEW),
        "card-same" to card(RealPhone.account("Contoso", "a.long.name@contoso.example", 1)),
        "card-new-key" to card(RealPhone.account("Contoso", "a.long.name@contoso.example", 9)),
        "card-nameless" to card("otpauth://totp/?secret=${"GEZDGNBVGY3TQOJQ".repeat(2)}"),
        "card-batch" to card(BATCH),
        "card-microsoft" to card(MICROSOFT),
        "card-rejected" to card("otpauth://totp/a?secret=1"),
        "added" to at(Screen.AddedAccounts(listOf(Added(contoso, AddOutcome.NEW)))),
    )

    private fun wrong(secret: String) = phone.core.scanManual(manual.copy(secret = secret), phone.now).scan as Scan.Rejected

    private fun pairings() = mapOf(
        "pairing-consent" to PairingStage.Consent(pairing, "Pixel 9"),
        "pairing-warned" to PairingStage.Consent(phone.scan(LOCAL_PAIRING), "Pixel 9", warned = true),
        "pairing-waiting" to PairingStage.Waiting(contoso, "Pixel 9"),
        "pairing-number" to PairingStage.Number(request.copy(kind = SignInKind.PAIRING_CHECK), "482"),
        "pairing-done" to PairingStage.Done(contoso),
        "pairing-failed" to PairingStage.Failed(Sentence("problem.code_used")),
    ).mapValues { at(Screen.Pairing(it.value)) }

    private fun prompts() = mapOf(
        "prompt" to prompt,
        "prompt-wrong" to at(Screen.Prompt(request, sentence = Sentence("result.wrong.tries", "count" to 2L), more = 2)),
        "prompt-listed" to at(
            Screen.Prompt(
                request.copy(
                    number = NumberMatching.Listed(listOf("blue boat", "red house", "green tree")),
                    context = NOWHERE,
                    firstTimes = emptyList(),
                ),
            ),
        ),
        "prompt-no-number" to
            at(Screen.Prompt(request.copy(number = NumberMatching.Absent, message = "Sign in to VPN?"), keyGone = false)),
        "prompt-key-gone" to at(Screen.Prompt(request, keyGone = true)),
        "prompt-approved" to at(Screen.Prompt(request, PromptStage.Ended(OutcomeKind.APPROVED))),
        "prompt-not-me" to at(Screen.Prompt(request, PromptStage.Ended(OutcomeKind.DENIED, DenyReason.NOT_ME))),
        "prompt-expired" to at(Screen.Prompt(request.copy(expired = true), PromptStage.Expired)),
        "burst" to at(Screen.Burst(contoso)) { copy(home = withService(contoso, service(burst = 7u))) },
        "burst-done" to at(Screen.Burst(contoso, BurstStage.DONE)) { copy(home = withService(contoso, service(burst = 7u))) },
    )

    private fun care() = mapOf(
        "account" to at(Screen.Account(contoso)),
        "account-inactive" to at(Screen.Account(contoso)) { copy(home = withService(contoso, service(ServiceState.INACTIVE))) },
        "remove" to at(Screen.Remove(contoso)),
        "removed" to at(Screen.Removed()),
        "delete" to at(Screen.Removed(base.removed.single().id)),
        "checklist" to at(Screen.Checklist(phone.core.doctor(phone.now))),
        "big-codes" to at(Screen.BigCodes(0)),
        "clock" to at(Screen.Clock) { copy(home = home!!.copy(clock = ClockConfidence.ProbablyOff(-75, 300, true))) },
        "journal" to at(Screen.Journal(journal())),
        "journal-empty" to at(Screen.Journal(phone.core.journal(0, 10u))),
        "services" to at(Screen.Services),
        "lost-phone" to at(Screen.LostPhone),
    )

    private fun journal(): List<JournalEntry> {
        fun entry(id: Long, action: JournalAction, outcome: OutcomeKind?, receipt: ReceiptState) = JournalEntry(
            id,
            RealPhone.NOW_MS - id * 7_000_000,
            contoso,
            "mfa.contoso.example",
            action,
            "Webmail",
            "BR",
            null,
            outcome,
            receipt,
        )
        return listOf(
            entry(1, JournalAction.Approve, OutcomeKind.APPROVED, ReceiptState.CONFIRMED),
            entry(2, JournalAction.Deny(DenyReason.NOT_ME), OutcomeKind.DENIED, ReceiptState.NONE),
            entry(12, JournalAction.Pair, OutcomeKind.APPROVED, ReceiptState.WRONG),
        )
    }

    private fun files() = mapOf(
        "backup" to Screen.Backup(),
        "backup-made" to Screen.Backup(),
        "backup-done" to Screen.Backup(FileStage.Ended(Sentence("backup.verified", "count" to 4L), 4, 4)),
        "rehearse" to Screen.Rehearse(),
        "rehearse-password" to Screen.Rehearse(FileStage.Picked("countersign.backup", Sentence("error.backup_password"))),
        "restore-preview" to Screen.Restore(FileStage.Preview("ticket", 3, 1, 1)),
    ).mapValues { (name, screen) -> at(screen).let { if (name == "backup-made") backedUp(it) else it } }

    private fun imports() = mapOf(
        "import" to ImportStage.Begin(),
        "import-unknown" to ImportStage.Begin(Sentence("error.import_unknown")),
        "import-backup" to ImportStage.Begin(Sentence("error.import_is_backup")),
        "import-password" to ImportStage.Locked("aegis.json", ImportApp.AEGIS, Sentence("error.import_password")),
        "import-preview" to ImportStage.Preview(found.copy(accounts = found.accounts.take(2))),
        "import-new-keys" to ImportStage.Preview(
            found.copy(accounts = found.accounts.take(2).map { it.copy(collision = Collision.NewSecret(listOf(contoso))) }, skipped = emptyList()),
        ),
        "import-done" to ImportStage.Ended(listOf(Added(contoso, AddOutcome.NEW), Added(steam, AddOutcome.SAME)), found.skipped),
    ).mapValues { at(Screen.Import(it.value)) }

    private fun exports() = mapOf(
        "export" to Screen.Export(),
        "export-done" to Screen.Export(ExportStage.Ended(Exported(3u, listOf(contoso)))),
        "account-code" to Screen.AccountCode(contoso),
        "account-code-shown" to Screen.AccountCode(contoso, code(ACCOUNT_SIDE)),
        "verify" to Screen.Verify(),
    ).mapValues { at(it.value) }

    private fun moves() = mapOf(
        "move-show" to MoveStage.Show(Receiving("move", code(INTRODUCTION_SIDE), COMPARED)),
        "move-receive" to MoveStage.Receive("move", 7, 12),
        "move-preview" to MoveStage.Preview(arrived()),
        "move-done" to MoveStage.Ended(listOf(Added(contoso, AddOutcome.NEW), Added(steam, AddOutcome.SAME)), found.accounts.take(2).map { it.account }),
        "move-scan" to MoveStage.Scan,
        "move-compare" to MoveStage.Compare(Sending("move", COMPARED)),
        "move-parts" to MoveStage.Parts("move", listOf(code(PART_SIDE))),
        "move-failed" to MoveStage.Failed(Sentence("error.transfer_damaged")),
    ).mapValues { at(Screen.Move(it.value)) { copy(camera = Permission.ALLOWED) } } + ("move" to at(Screen.ChoosePhone))

    private fun arrived(): Backup {
        val accounts = found.accounts.take(3).map { BackupAccount(it.account, it.nickname, it.collision, approved = false) }
        return Backup("ticket", RealPhone.NOW_MS / 1000, accounts, emptyList(), emptyList())
    }

    /** Something that looks like a code, and is the same each time. */
    private fun code(side: Int) = QrCode(side.toUInt(), ByteArray(side * side) { ((it * 37 + it / side * 11) % 5 / 3).toByte() })

    private fun locks() = mapOf(
        "onboarding" to at(Screen.Onboarding),
        "choose-lock" to at(Screen.ChooseLock(screenLock = true)),
        "choose-lock-none" to at(Screen.ChooseLock(screenLock = false)),
        "lock" to at(Screen.Lock()) { copy(lock = lock!!.copy(locked = true, phone = PhoneLock.NORMAL, waiting = 1u)) },
        "lock-passcode" to at(Screen.Lock(Sentence("error.wrong_passcode"))),
        "lock-no-way" to at(Screen.Lock()) { copy(lock = lock!!.copy(locked = true, phone = null, passcodeTriesLeft = 0u)) },
        "passcode" to at(Screen.Passcode()),
        "settings" to at(Screen.Settings),
        "unopened" to at(Screen.Unopened(Sentence("error.storage_full"))),
    )

    companion object {
        private const val COMPARED = "4829 1375 6604"
        private const val ACCOUNT_SIDE = 33
        private const val INTRODUCTION_SIDE = 41
        private const val PART_SIDE = 97
        private val NOWHERE = SignInContext(null, null, null, null, null)
        const val NEW = "otpauth://totp/Tailspin:ann@tailspin.example?secret=GEZD%20GNBV%20GY3T%20QOJQ&issuer=Adventure%20Works"
        const val PAIRING =
            "https://login.example.org/countersign/pair#v=1&code=0123456789ABCDEFGHJKMNPQR8&key=abcdefghijklmnopq" +
                "rstuvwxyzABCDEFGHIJKLMNOPQ"
        private const val LOCAL_PAIRING =
            "http://127.0.0.1:8080/countersign/pair#v=1&code=0123456789ABCDEFGHJKMNPQR8&key=abcdefghijklmnopqrstu" +
                "vwxyzABCDEFGHIJKLMNOPQ"
        private const val MICROSOFT =
            "phonefactor://activate_account?code=012345678&url=https%3A%2F%2Fmobileappcommunicator.auth.microsoft" +
                ".com%2Factivatev2%2F123456789%2FSAMPLE"
        private const val BATCH =
            "otpauth-migration://offline?data=CjQKFPrI%2BTVvbRiQ5CHVN5SQ16Y21e9hEg1FeGFtcGxlOmFsaWNlGgdFeGFtcGxlI" +
                "AEoATACCiUKChZjsIRiEJFJHyQSD2JvYkBleGFtcGxlLmNvbSACKAIwATgKEAEYASAAKCo%3D"
    }
}

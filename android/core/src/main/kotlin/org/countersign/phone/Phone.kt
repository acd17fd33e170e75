package org.countersign.phone

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import org.countersign.core.Config
import org.countersign.core.Event
import org.countersign.core.Keys
import org.countersign.core.RefreshReason
import org.countersign.core.Scan
import org.countersign.core.SignInKind
import org.countersign.core.Unlock

/**
 * The phone behind the screens: carries out what a person does, and says what is to be drawn. It decides nothing that
 * the core decides. Call it from the thread of `scope`; the core is called on `working`.
 */
class Phone(
    config: Config,
    keys: Keys,
    transport: Transport,
    sheets: Sheets,
    device: Device,
    clock: Clock,
    scope: CoroutineScope,
    working: CoroutineDispatcher = Dispatchers.IO,
) {
    private val desk = Desk(transport, sheets, device, clock, scope, working)
    private val adding = Adding(desk)
    private val pairings = Pairings(desk, startOver = { adding.again() })
    private val requests = Requests(desk)
    private val watching = Watching(desk)
    private val care = Care(desk)
    private val files = Files(desk)
    private val announcements = Announcements(desk)
    private val importing = Importing(desk)
    private val exporting = Exporting(desk)
    private val moving = Moving(desk)
    private val opening = Opening(desk, config, keys, ::entered, ::goOn)

    val state: StateFlow<PhoneState> = desk.state.asStateFlow()

    init {
        desk.whenRead = ::keepUp
        desk.whenLocked = opening::lockScreen
        desk.whenBack = opening::back
        desk.whenUnverified = opening::verify
        exporting.clear()
        desk.state.update { it.copy(camera = device.camera, notifications = device.notifications) }
    }

    private val opened = opening.open()

    private fun keepUp() {
        requests.keepUp()
        pairings.keepUp()
        opening.keepUp()
    }

    private suspend fun entered() {
        watching.start()
        if ((state.value.lock?.links ?: 0u) > 0u) adding.openLinks()
        goOn()
    }

    private fun goOn() {
        opening.takeWanted()?.let(::act)
    }

    /** Before the system stops the app. */
    suspend fun suspend() = opening.suspend()

    /** Asks every service, whether the app is locked or not; gives all that there is to notify of. */
    suspend fun lookInBackground(): List<Announcement> {
        opened.join()
        return if (desk.authenticator == null) emptyList() else announcements.look()
    }

    /** Refuses what is open of an account, from its notification; says whether the service was told. */
    suspend fun refuseInBackground(account: String): Boolean {
        opened.join()
        return desk.authenticator != null && requests.refuseAll(account)
    }

    @Suppress("CyclomaticComplexMethod", "LongMethod")
    fun act(action: PhoneAction) {
        when (action) {
            PhoneAction.Back -> back()
            is PhoneAction.Go -> go(action.place)
            PhoneAction.PutAway -> desk.say(null)
            PhoneAction.Again -> again()
            is PhoneAction.Begin -> opening.begin(action.passcode)
            PhoneAction.UnlockByPhone -> opening.unlockBy(Unlock.Phone)
            is PhoneAction.UnlockByPasscode -> opening.unlockBy(Unlock.Passcode(action.passcode))
            PhoneAction.LockNow -> opening.lockNow()
            PhoneAction.Erase -> opening.erase()
            is PhoneAction.Search -> care.search(action.text)
            PhoneAction.Refresh -> watching.refresh()
            is PhoneAction.Copy -> care.copy(action.code)
            is PhoneAction.Reveal -> desk.change<Screen.Home> { it.copy(revealed = it.revealed + action.account) }
            is PhoneAction.Advance -> care.change { advance(action.account, action.counter) }
            is PhoneAction.Dismiss -> care.change { dismiss(action.notice) }
            is PhoneAction.PutAwayCode -> care.change { putAway(action.prompt, it) }
            is PhoneAction.WasMe -> care.change(then = ::back) { putAway(action.prompt, it) }
            PhoneAction.AllowCamera -> adding.allowCamera()
            is PhoneAction.Torch -> adding.torch(action.on)
            is PhoneAction.Frame -> if (desk.seen<Screen.Move>() == null) adding.frame(action) else moving.frame(action)
            PhoneAction.PickPicture -> adding.pickPicture()
            PhoneAction.NothingFound -> adding.nothingFound()
            is PhoneAction.Choose -> adding.card(action.scanned)
            is PhoneAction.TypePairing -> adding.type { it.copy(pairing = action.pairing) }
            is PhoneAction.TypeEntry -> adding.type { it.copy(entry = action.entry) }
            is PhoneAction.TypeProductKey -> adding.type { it.copy(address = action.address, groups = action.groups) }
            PhoneAction.ReadTyped -> adding.readTyped()
            is PhoneAction.Add -> adding.add(action.choice, action.nickname)
            is PhoneAction.Link -> link(action)
            PhoneAction.OpenLinks -> desk.launch { adding.openLinks() }
            is PhoneAction.NameDevice -> pairings.nameDevice(action.name)
            PhoneAction.Pair -> pairings.agree()
            PhoneAction.AllowNotifications -> pairings.allowNotifications()
            PhoneAction.WithoutNotifications -> care.prefer(state.value.preferences.copy(withoutNotifications = true))
            is PhoneAction.OpenPrompt -> openPrompt(action)
            is PhoneAction.OpenRequests -> openRequests(action)
            is PhoneAction.OpenBurst -> whenUnlocked(action) { desk.open(Screen.Burst(action.account)) }
            is PhoneAction.Type -> {
                requests.type(action.text)
                pairings.type(action.text)
            }
            PhoneAction.Approve -> if (desk.seen<Screen.Pairing>() == null) requests.approve() else pairings.confirm()
            is PhoneAction.Refuse -> requests.refuse(action.reason)
            PhoneAction.Report -> requests.report()
            PhoneAction.RefuseAll -> requests.refuseBurst()
            PhoneAction.OneByOne -> requests.oneByOne()
            is PhoneAction.OpenAccount -> desk.open(Screen.Account(action.account))
            is PhoneAction.Rename -> care.change { rename(action.account, action.nickname) }
            is PhoneAction.Favourite -> care.change { setFavourite(action.account, action.on) }
            is PhoneAction.Move -> care.move(action.account, action.by)
            is PhoneAction.UsePrevious -> care.change { usePrevious(action.account, it) }
            is PhoneAction.AskRemove -> desk.open(Screen.Remove(action.account))
            is PhoneAction.Remove -> care.remove(action.account, action.everywhere)
            is PhoneAction.UndoRemove -> care.change(then = { desk.say(null) }) { undoRemove(action.account) }
            is PhoneAction.AskDelete -> desk.change<Screen.Removed> { it.copy(deleting = action.account) }
            is PhoneAction.DeleteNow -> care.deleteNow(action.account)
            is PhoneAction.Tick -> {
                care.change(then = { care.checkAgain() }) { tick(action.check, action.done, it) }
            }
            is PhoneAction.TurnTo -> desk.change<Screen.BigCodes> { it.copy(place = action.place) }
            PhoneAction.PickFile -> if (desk.seen<Screen.Import>() == null) files.pick() else importing.pick()
            is PhoneAction.GivePassword -> {
                files.give(action.password)
                importing.give(action.password)
            }
            is PhoneAction.Bring -> {
                files.restore(action.choice)
                importing.bring(action.choice)
                moving.bring(action.choice)
            }
            PhoneAction.Export -> exporting.export()
            is PhoneAction.AskCode -> desk.open(Screen.AccountCode(action.account))
            is PhoneAction.ShowCode -> exporting.showCode(action.account)
            PhoneAction.Same -> moving.same()
            PhoneAction.SaveJournal -> care.saveJournal()
            is PhoneAction.LockWhen -> care.change { setLockPolicy(action.policy) }
            is PhoneAction.SetPasscode -> care.setPasscode(action.passcode)
            PhoneAction.RemovePasscode -> care.removePasscode()
            is PhoneAction.SetPhoneLock -> care.setPhoneLock(action.lock)
            PhoneAction.RemovePhoneLock -> care.change { removePhoneLock() }
            is PhoneAction.SetPrivacy -> care.change { setPrivacy(action.choice) }
            is PhoneAction.Prefer -> care.prefer(action.preferences)
            is PhoneAction.OpenSystem -> desk.device.open(action.page)
            PhoneAction.Background -> {
                watching.stop()
                opening.background()
            }
            PhoneAction.Foreground -> {
                opening.foreground()
                if (state.value.home != null) watching.start()
            }
            is PhoneAction.Obscured -> desk.state.update { it.copy(obscured = action.yes) }
        }
    }

    private fun back() {
        when (state.value.screen) {
            is Screen.Pairing -> pairings.leave()
            is Screen.Move -> moving.leave()
            is Screen.Verify -> opening.takeWanted()
            else -> Unit
        }
        desk.close()
    }

    private fun again() = when (state.value.screen) {
        is Screen.Unopened -> opening.open()
        is Screen.Card, is Screen.Several -> adding.again()
        is Screen.Pairing -> pairings.again()
        is Screen.Move -> moving.again()
        else -> Unit
    }

    private fun go(place: Place) {
        when (place) {
            Place.ABOUT -> desk.open(Screen.About)
            Place.ADD -> adding.camera()
            Place.BACKUP -> desk.open(Screen.Backup())
            Place.BIG_CODES -> desk.open(Screen.BigCodes())
            Place.CHECKLIST -> care.check { Screen.Checklist(it) }
            Place.CHOOSE_LOCK -> opening.chooseLock()
            Place.CLOCK -> desk.open(Screen.Clock)
            Place.EXPORT -> desk.open(Screen.Export())
            Place.HEALTH -> care.check { Screen.Health(it) }
            Place.HOME -> home()
            Place.IMPORT -> whenUnlocked(PhoneAction.Go(place)) { desk.open(Screen.Import()) }
            Place.JOURNAL -> care.journal()
            Place.LOST_PHONE -> desk.open(Screen.LostPhone)
            Place.MANUAL -> adding.manual()
            Place.MOVE -> desk.open(Screen.ChoosePhone)
            Place.PASSCODE -> desk.open(Screen.Passcode())
            Place.RECEIVE -> whenUnlocked(PhoneAction.Go(place)) { moving.receive() }
            Place.REHEARSE -> desk.open(Screen.Rehearse())
            Place.REMOVED -> desk.open(Screen.Removed())
            // On a new phone there must be a vault first, to restore into.
            Place.RESTORE -> whenUnlocked(PhoneAction.Go(place)) { desk.open(Screen.Restore()) }
            Place.SEND -> moving.send()
            Place.SERVICES -> desk.open(Screen.Services)
            Place.SETTINGS -> desk.open(Screen.Settings)
        }
    }

    /** A link may be what has started the process, or come before there is a vault. */
    private fun link(action: PhoneAction.Link) = desk.launch {
        opened.join()
        if (desk.authenticator == null) opening.wants(action) else adding.link(action.text)
    }

    private fun home() {
        if (desk.seen<Screen.Move>() != null) moving.leave()
        if (state.value.home != null) desk.show(Screen.Home())
    }

    /** From a notification, which knows no request but only whose account was asked for. */
    private fun openRequests(action: PhoneAction.OpenRequests) = whenUnlocked(action) {
        val home = state.value.home
        val burst = home?.accounts?.find { it.id == action.account }?.service?.burst
        val newest = home?.prompts?.find { action.account == null || it.account == action.account }
        when {
            burst != null && action.account != null -> desk.open(Screen.Burst(action.account))
            newest != null -> openPrompt(PhoneAction.OpenPrompt(newest.id))
        }
    }

    private fun openPrompt(action: PhoneAction.OpenPrompt) = whenUnlocked(action) {
        val request = state.value.home?.prompts?.find { it.id == action.prompt }
        when (request?.kind) {
            SignInKind.PAIRING_CHECK -> pairings.goOn(request)
            SignInKind.SIGN_IN -> requests.open(request)
            null -> desk.say(Sentence("prompt.closed"))
        }
    }

    /** What is asked for too early is done as soon as the app is unlocked. */
    private fun whenUnlocked(action: PhoneAction, open: () -> Unit) {
        if (state.value.home != null) return open()
        opening.wants(action)
        if (state.value.screen == Screen.Onboarding) opening.chooseLock()
    }
}

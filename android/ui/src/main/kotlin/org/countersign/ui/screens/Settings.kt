package org.countersign.ui.screens

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import org.countersign.core.AccountView
import org.countersign.core.LockPolicy
import org.countersign.core.LockView
import org.countersign.core.PhoneLock
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Place
import org.countersign.phone.Reach
import org.countersign.phone.Screen
import org.countersign.phone.SystemPage
import org.countersign.ui.LocalSurroundings
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.LinkLine
import org.countersign.ui.parts.Options
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.SecretTwice
import org.countersign.ui.parts.Steps
import org.countersign.ui.parts.SwitchLine
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.safe
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** The choices, each with its present value. */
@Composable
internal fun SettingsScreen(state: PhoneState, act: (PhoneAction) -> Unit) {
    Page(words.settingsTitle, act) {
        state.lock?.let { Locking(it, act) }
        state.lock?.privacy?.chosen?.let { chosen ->
            SwitchLine(words.settingsScreenshots, chosen.allowScreenshots, words.settingsScreenshotsBody) {
                act(PhoneAction.SetPrivacy(chosen.copy(allowScreenshots = it)))
            }
            SwitchLine(words.settingsHideCodes, chosen.hideCodes) { act(PhoneAction.SetPrivacy(chosen.copy(hideCodes = it))) }
        }
        val preferences = state.preferences
        SwitchLine(words.settingsNextCode, preferences.alwaysNextCode) {
            act(PhoneAction.Prefer(preferences.copy(alwaysNextCode = it)))
        }
        SwitchLine(words.settingsAnnounce, preferences.announceEnd, announced(preferences.announceEnd)) {
            act(PhoneAction.Prefer(preferences.copy(announceEnd = it)))
        }
        Heading(words.settingsReach)
        Options(Reach.entries, preferences.reach, { reach(it) }) { act(PhoneAction.Prefer(preferences.copy(reach = it))) }
        Heading(words.commonMore)
        LinkLine(words.settingsNotifications) { act(PhoneAction.OpenSystem(SystemPage.NOTIFICATIONS)) }
        LinkLine(words.settingsLanguage) { act(PhoneAction.OpenSystem(SystemPage.LANGUAGE)) }
        LinkLine(words.settingsDevices) { act(PhoneAction.Go(Place.SERVICES)) }
        LinkLine(words.backupTitle) { act(PhoneAction.Go(Place.BACKUP)) }
        LinkLine(words.transferTitle) { act(PhoneAction.Go(Place.MOVE)) }
        LinkLine(words.importTitle) { act(PhoneAction.Go(Place.IMPORT)) }
        LinkLine(words.exportTitle) { act(PhoneAction.Go(Place.EXPORT)) }
        LinkLine(words.travelTitle) { act(PhoneAction.Go(Place.CHECKLIST)) }
        LinkLine(words.settingsHealth) { act(PhoneAction.Go(Place.HEALTH)) }
        LinkLine(words.settingsAbout, words.settingsVersion(LocalSurroundings.current.version)) {
            act(PhoneAction.Go(Place.ABOUT))
        }
    }
}

@Composable
private fun Locking(lock: LockView, act: (PhoneAction) -> Unit) {
    Heading(words.settingsLock)
    val passcode = lock.passcodeTriesLeft != null
    val phone = lock.phone
    SwitchLine(words.onboardingLockPhone, phone != null, words.settingsPasscodeLast.takeIf { phone != null && !passcode }) {
        act(if (it) PhoneAction.SetPhoneLock(PhoneLock.NORMAL) else PhoneAction.RemovePhoneLock)
    }
    LinkLine(if (passcode) words.settingsPasscodeChange else words.settingsPasscodeSet) { act(PhoneAction.Go(Place.PASSCODE)) }
    if (passcode && phone == PhoneLock.NORMAL) LinkLine(words.settingsPasscodeRemove) { act(PhoneAction.RemovePasscode) }
    Heading(words.settingsLockWhen)
    val policies = listOf(LockPolicy.OnBackground, LockPolicy.After(MINUTE), LockPolicy.After(5u * MINUTE), LockPolicy.Never)
    Options(policies, lock.policy, { policy(it) }) { act(PhoneAction.LockWhen(it)) }
}

@Composable
private fun policy(policy: LockPolicy): String = when (policy) {
    is LockPolicy.After -> words.settingsLockAfter((policy.seconds / MINUTE).toInt())
    LockPolicy.Never -> words.settingsLockNever
    LockPolicy.OnBackground -> words.settingsLockBackground
}

@Composable
private fun announced(end: Boolean) = if (end) words.settingsAnnounceEnd else words.settingsAnnounceAsk

@Composable
private fun reach(reach: Reach): String = when (reach) {
    Reach.AUTO -> words.settingsReachAuto
    Reach.LEFT -> words.settingsReachLeft
    Reach.RIGHT -> words.settingsReachRight
}

/** A new passcode, twice. */
@Composable
internal fun PasscodeScreen(screen: Screen.Passcode, act: (PhoneAction) -> Unit) {
    Page(words.settingsPasscodeSet, act) {
        screen.sentence?.let { ErrorText(said(it)) }
        NewPasscode(words.commonSave) { act(PhoneAction.SetPasscode(it)) }
    }
}

/** A passcode that is to be set; the core says whether it is long enough. */
@Composable
internal fun NewPasscode(action: String, enabled: Boolean = true, set: (String) -> Unit) {
    SecretTwice(
        words.settingsPasscodeNew,
        words.settingsPasscodeAgain,
        null,
        { null },
        words.settingsPasscodeDifferent,
        action,
        enabled,
        set,
    )
}

/** The services that may ask this phone. */
@Composable
internal fun ServicesScreen(accounts: List<AccountView>, act: (PhoneAction) -> Unit) {
    Page(words.settingsDevices, act) {
        for (account in accounts) {
            val service = account.service ?: continue
            Untrusted(service.host, style = MaterialTheme.typography.titleMedium)
            stateOf(service)?.let { Quiet(it) }
            LinkLine(safe(account.nickname ?: account.name)) { act(PhoneAction.OpenAccount(account.id)) }
        }
        if (accounts.none { it.service != null }) Paragraph(words.homeCodesOnly)
    }
}

@Composable
internal fun AboutScreen(act: (PhoneAction) -> Unit) {
    Page(words.settingsAbout, act) {
        Paragraph(words.appName)
        Quiet(words.appTagline)
        Quiet(words.settingsVersion(LocalSurroundings.current.version))
        Quiet("MIT / Apache-2.0")
    }
}

/** What to do when a phone is lost or new. */
@Composable
internal fun LostPhoneScreen(act: (PhoneAction) -> Unit) {
    Page(words.lostTitle, act) {
        Steps(words.lostLostSteps)
        Heading(words.transferTitle)
        Steps(words.lostNewSteps)
        LinkLine(words.transferTitle) { act(PhoneAction.Go(Place.MOVE)) }
        Quiet(words.lostNoWayIn)
    }
}

private const val MINUTE = 60u

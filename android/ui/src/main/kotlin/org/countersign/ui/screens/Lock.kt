package org.countersign.ui.screens

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import org.countersign.core.LockView
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.phone.Screen
import org.countersign.phone.Sentence
import org.countersign.phone.SystemPage
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.FinalButton
import org.countersign.ui.parts.Icons
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.SecretLine
import org.countersign.ui.parts.SmallButton
import org.countersign.ui.parts.SwitchLine
import org.countersign.ui.parts.Weight
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** Locked: how many wait, and the ways in. No name of anything. */
@Composable
internal fun LockScreen(
    lock: LockView,
    sentence: Sentence?,
    busy: Boolean,
    act: (PhoneAction) -> Unit,
    /** Whether the app is open, and the person unlocks it again before keys leave it. */
    again: Boolean = false,
) {
    val tries = lock.passcodeTriesLeft?.toInt()
    val passcodeWorks = tries != null && tries > 0
    val phone = lock.phone != null
    if (!passcodeWorks && !phone) return NoWay(act)
    var byPasscode by rememberSaveable { mutableStateOf(!phone || sentence?.key in MISSED) }
    var passcode by remember { mutableStateOf("") }
    var seen by remember { mutableStateOf(false) }
    val unlock = { act(PhoneAction.UnlockByPasscode(passcode)) }
    Page(
        if (again) words.lockUnlock else words.lockTitle,
        act,
        leave = if (again) Leave.CLOSE else Leave.NOT,
        bottom = {
            if (byPasscode) {
                if (phone) OtherButton(words.lockUsePhone) { byPasscode = false }
                MainButton(words.lockUnlock, enabled = passcode.isNotEmpty() && !busy, onClick = unlock)
            } else {
                if (passcodeWorks) OtherButton(words.lockUsePasscode) { byPasscode = true }
                MainButton(words.lockUnlock, enabled = !busy) { act(PhoneAction.UnlockByPhone) }
            }
        },
    ) {
        lock.waiting
            ?.toInt()
            ?.takeIf { it > 0 }
            ?.let { Banner(words.lockWaiting(it), Weight.CHECK, icon = Icons.Phone) }
        if (lock.links > 0u) Quiet(words.addLinkParked)
        if (again) Paragraph(words.errorVerificationRequired)
        sentence?.let { ErrorText(said(it), urgent = true) }
        if (byPasscode) {
            val left = tries?.takeIf { it <= TRIES_TOLD && sentence == null }?.let { words.lockWrong(it) }
            SecretLine(words.lockPasscode, passcode, seen, wrong = left, onDone = unlock) { passcode = it }
            SwitchLine(words.commonShowPassword, seen) { seen = it }
        } else {
            if (!again) Paragraph(words.lockReason)
            if (tries == 0) Quiet(words.lockDisabled)
        }
    }
}

/** Nothing opens it any more: a backup, or an empty app after being asked twice. */
@Composable
private fun NoWay(act: (PhoneAction) -> Unit) {
    var erasing by rememberSaveable { mutableStateOf(false) }
    Page(
        words.lockTitle,
        act,
        leave = Leave.NOT,
        bottom = {
            if (erasing) {
                FinalButton(words.lockErase) { act(PhoneAction.Erase) }
                MainButton(words.commonCancel) { erasing = false }
            } else {
                SmallButton(words.lockErase) { erasing = true }
                MainButton(words.onboardingRestore) { act(PhoneAction.Go(Place.RESTORE)) }
            }
        },
    ) {
        Paragraph(if (erasing) words.lockEraseBody else words.lockNoWay)
    }
}

/** The vault is being opened: nothing is there to be seen yet. */
@Composable
internal fun StartingScreen(act: (PhoneAction) -> Unit) {
    Page(words.appName, act, leave = Leave.NOT) { Quiet(words.commonLoading) }
}

@Composable
internal fun UnopenedScreen(sentence: Sentence, act: (PhoneAction) -> Unit) {
    Page(
        words.appName,
        act,
        leave = Leave.NOT,
        bottom = { MainButton(words.commonRetry) { act(PhoneAction.Again) } },
    ) { ErrorText(said(sentence)) }
}

/** What the app is. */
@Composable
internal fun OnboardingScreen(act: (PhoneAction) -> Unit) {
    Page(
        words.appName,
        act,
        leave = Leave.NOT,
        bottom = {
            OtherButton(words.onboardingTransfer) { act(PhoneAction.Go(Place.RECEIVE)) }
            OtherButton(words.onboardingRestore) { act(PhoneAction.Go(Place.RESTORE)) }
            MainButton(words.onboardingStart) { act(PhoneAction.Go(Place.CHOOSE_LOCK)) }
        },
    ) {
        Text(words.onboardingTitle, style = MaterialTheme.typography.headlineMedium)
        Paragraph(words.onboardingBody)
        Paragraph(words.onboardingPrivacy)
    }
}

/** How the app is to be opened. */
@Composable
internal fun ChooseLockScreen(screen: Screen.ChooseLock, busy: Boolean, act: (PhoneAction) -> Unit) {
    var passcode by rememberSaveable { mutableStateOf(!screen.screenLock) }
    Page(
        if (screen.screenLock) words.onboardingLockTitle else words.onboardingNoLockTitle,
        act,
        bottom = {
            if (!screen.screenLock) {
                OtherButton(words.commonOpenSettings) { act(PhoneAction.OpenSystem(SystemPage.SCREEN_LOCK)) }
            } else if (!passcode) {
                OtherButton(words.onboardingLockPasscode) { passcode = true }
                MainButton(words.onboardingLockPhone, enabled = !busy) { act(PhoneAction.Begin(null)) }
            }
        },
    ) {
        screen.sentence?.let { ErrorText(said(it)) }
        Paragraph(if (screen.screenLock) words.onboardingLockBody else words.onboardingNoLockBody)
        if (passcode) {
            NewPasscode(words.commonContinue, !busy) { act(PhoneAction.Begin(it)) }
        }
    }
}

/** What is said after a passcode that was not right. */
private val MISSED = setOf("error.wrong_passcode", "lock.wrong")

// From the sixth miss on; before it a miss is only a miss.
private const val TRIES_TOLD = 4

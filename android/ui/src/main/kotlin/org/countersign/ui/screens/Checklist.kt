package org.countersign.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.countersign.core.Check
import org.countersign.core.CheckKind
import org.countersign.core.CheckState
import org.countersign.core.ClockConfidence
import org.countersign.core.Home
import org.countersign.core.LastBackup
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.phone.SystemPage
import org.countersign.ui.LocalReadAt
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.Icons
import org.countersign.ui.parts.LinkLine
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.TickLine
import org.countersign.ui.parts.Weight
import org.countersign.ui.words
import org.countersign.ui.words.ago
import kotlin.math.abs

/** What to see to while still at home. */
@Composable
internal fun ChecklistScreen(checks: List<Check>, lastBackup: LastBackup?, act: (PhoneAction) -> Unit) {
    val todo = checks.count { it.state == CheckState.TO_DO }
    Page(
        words.travelTitle,
        act,
        bottom = {
            Quiet(if (todo == 0) words.travelReady else words.travelTodo(todo))
            MainButton(words.travelBig) { act(PhoneAction.Go(Place.BIG_CODES)) }
        },
    ) {
        Paragraph(words.travelIntro)
        checks.forEach { CheckLine(it, lastBackup, act) }
        Heading(words.clockZoneTitle)
        Quiet(words.clockZoneBody)
        Quiet(words.travelRoaming)
    }
}

/** Whether the app itself is well. */
@Composable
internal fun HealthScreen(checks: List<Check>, lastBackup: LastBackup?, act: (PhoneAction) -> Unit) {
    Page(words.settingsHealth, act) { checks.forEach { CheckLine(it, lastBackup, act) } }
}

@Composable
private fun CheckLine(check: Check, lastBackup: LastBackup?, act: (PhoneAction) -> Unit) {
    val done = check.state == CheckState.OK
    val tick = when (check.kind) {
        CheckKind.DEFAULT_METHOD, CheckKind.SECOND_PHONE, CheckKind.TRIED_OFFLINE -> true
        else -> false
    }
    if (tick) {
        TickLine(what(check, lastBackup), done) { act(PhoneAction.Tick(check.kind, it)) }
        return
    }
    val (icon, state) = when (check.state) {
        CheckState.OK -> Icons.Check to words.travelOk
        CheckState.TO_DO -> Icons.Warning to words.travelDo
        CheckState.CANNOT_TELL -> Icons.Question to words.travelCantTell
    }
    Row(
        Modifier
            .fillMaxWidth()
            .heightIn(min = 48.dp)
            .padding(vertical = 4.dp)
            .semantics(mergeDescendants = true) {},
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        Icon(icon, null, tint = MaterialTheme.colorScheme.primary)
        Column(Modifier.weight(1f)) {
            Text(state, style = MaterialTheme.typography.labelLarge)
            Text(what(check, lastBackup), style = MaterialTheme.typography.bodyLarge)
        }
    }
    val door = door(check)
    if (!done && door != null) LinkLine(door.first) { act(door.second) }
}

@Composable
private fun what(check: Check, lastBackup: LastBackup?): String {
    val ok = check.state == CheckState.OK
    return when (check.kind) {
        CheckKind.BACKUP -> if (ok && lastBackup != null) words.travelBackupOk(sinceThen(lastBackup.opened)) else words.travelBackupDo

        CheckKind.CLOCK -> when (check.state) {
            CheckState.OK -> words.travelClockOk
            CheckState.TO_DO -> words.travelClockDo
            CheckState.CANNOT_TELL -> words.clockUnknown
        }

        CheckKind.CODES -> if (ok) words.travelCodesOk else words.travelCodesMissing(check.count.toInt())

        CheckKind.DATA -> if (ok) words.healthDataOk else words.errorDataDamaged

        CheckKind.LOCK -> if (ok) words.healthLockOk else words.healthLockDo

        CheckKind.DEFAULT_METHOD -> words.travelDefault

        CheckKind.SECOND_PHONE -> words.travelSecond

        CheckKind.TRIED_OFFLINE -> words.travelTry
    }
}

/** How long ago a second was when the core was asked. */
@Composable
internal fun sinceThen(second: Long): String = words.ago(LocalReadAt.current.unixMs / 1000 - second)

/** Where something can be done about it. */
@Composable
private fun door(check: Check): Pair<String, PhoneAction>? = when (check.kind) {
    CheckKind.BACKUP -> words.backupTitle to PhoneAction.Go(Place.BACKUP)
    CheckKind.CLOCK -> words.clockCheck to PhoneAction.Go(Place.CLOCK)
    CheckKind.DATA -> words.restoreTitle to PhoneAction.Go(Place.RESTORE)
    CheckKind.LOCK -> words.settingsPasscodeSet to PhoneAction.Go(Place.PASSCODE)
    else -> null
}

/** Whether the clock is right, why that matters, and what to do. */
@Composable
internal fun ClockScreen(home: Home, act: (PhoneAction) -> Unit) {
    val clock = home.clock
    Page(
        when (clock) {
            is ClockConfidence.Trusted -> words.clockTrusted
            is ClockConfidence.Unknown -> words.clockTitle
            is ClockConfidence.ProbablyOff -> words.clockOffTitle
        },
        act,
        bottom = {
            OtherButton(words.commonOpenSettings) { act(PhoneAction.OpenSystem(SystemPage.TIME)) }
            MainButton(words.clockCheck) { act(PhoneAction.Refresh) }
        },
    ) {
        when (clock) {
            is ClockConfidence.Trusted -> {
                Paragraph(words.clockTrustedAge(words.ago(clock.ageSeconds)))
            }

            is ClockConfidence.Unknown -> {
                Paragraph(if (clock.changed) words.clockChanged else words.clockUnknown)
            }

            is ClockConfidence.ProbablyOff -> {
                Banner(howFarOff(clock), Weight.CHECK, icon = Icons.Clock)
                if (abs(clock.aheadSeconds) >= MINUTE) Paragraph(words.clockOffStrong)
                Paragraph(words.clockOffFix)
                if (clock.aheadSeconds < 0) Paragraph(words.clockOffNextCode)
                Quiet(words.clockTrustedAge(words.ago(clock.ageSeconds)))
            }
        }
        Quiet(words.clockApproveOk)
        Heading(words.clockZoneTitle)
        Quiet(words.clockZoneBody)
        Quiet(words.clockZoneHand)
    }
}

private const val MINUTE = 60

package org.countersign.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Card
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.countersign.core.ClockConfidence
import org.countersign.core.DisplayCode
import org.countersign.core.Home
import org.countersign.core.HomeNotice
import org.countersign.phone.Permission
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Place
import org.countersign.phone.SystemPage
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.CodeText
import org.countersign.ui.parts.Icons
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.SmallButton
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.Weight
import org.countersign.ui.words
import kotlin.math.abs

// More would push the codes off the screen.
private const val MOST = 2

/** What the person should know before the codes, the most urgent first. */
@Composable
internal fun Banners(state: PhoneState, home: Home, act: (PhoneAction) -> Unit) {
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        banners(state, home, act).take(MOST).forEach { it() }
    }
}

private fun banners(state: PhoneState, home: Home, act: (PhoneAction) -> Unit): List<@Composable () -> Unit> = buildList {
    val burst = home.accounts.firstOrNull { it.service?.burst != null }
    val open = home.prompts.filter { !it.expired && it.account != burst?.id }
    open.firstOrNull()?.let { first ->
        add {
            Banner(words.homePrompts(open.size), Weight.CHECK, icon = Icons.Phone) { act(PhoneAction.OpenPrompt(first.id)) }
        }
    }
    burst?.let { add { Banner(words.burstTitle, Weight.WARNING) { act(PhoneAction.OpenBurst(it.id)) } } }
    home.prompts.firstOrNull { it.expired && it.account != burst?.id }?.let { expired ->
        add { Banner(words.expiredTitle, Weight.CHECK) { act(PhoneAction.OpenPrompt(expired.id)) } }
    }
    (home.clock as? ClockConfidence.ProbablyOff)?.let { clock ->
        add {
            Banner(words.clockOffTitle, Weight.CHECK, icon = Icons.Clock, more = howFarOff(clock)) {
                act(PhoneAction.Go(Place.CLOCK))
            }
        }
    }
    val (ofBackups, others) = home.notices.partition { it == HomeNotice.BACKUP_DUE || it == HomeNotice.BACKUP_MISSING }
    ofBackups.forEach { add { HomeNoticeBanner(it, act) } }
    if (home.damaged.isNotEmpty()) {
        add { Banner(words.homeDamaged(home.damaged.size), Weight.WARNING) { act(PhoneAction.Go(Place.RESTORE)) } }
    }
    others.forEach { add { HomeNoticeBanner(it, act) } }
    if (state.notifications == Permission.DENIED && !state.preferences.withoutNotifications &&
        home.accounts.any { it.service != null }
    ) {
        add {
            Banner(
                words.permNotificationsDenied,
                Weight.NOTE,
                onDismiss = { act(PhoneAction.WithoutNotifications) },
                onClick = { act(PhoneAction.OpenSystem(SystemPage.NOTIFICATIONS)) },
            )
        }
    }
}

@Composable
private fun HomeNoticeBanner(notice: HomeNotice, act: (PhoneAction) -> Unit) = when (notice) {
    HomeNotice.BACKUP_DUE -> {
        Banner(words.homeBackupDue, Weight.NOTE) { act(PhoneAction.Go(Place.BACKUP)) }
    }

    HomeNotice.BACKUP_MISSING -> {
        Banner(words.homeBackupMissing, Weight.NOTE) { act(PhoneAction.Go(Place.BACKUP)) }
    }

    HomeNotice.DATA_ROLLED_BACK -> {
        Banner(words.errorDataRolledBack, Weight.WARNING, onDismiss = { act(PhoneAction.Dismiss(notice)) })
    }

    HomeNotice.READ_ONLY -> {
        Banner(words.homeReadOnly, Weight.NOTE)
    }
}

@Composable
internal fun howFarOff(clock: ClockConfidence.ProbablyOff): String {
    val seconds = abs(clock.aheadSeconds).toInt()
    return if (clock.aheadSeconds > 0) words.clockOffFast(seconds) else words.clockOffSlow(seconds)
}

/** A code that a service wants typed on its page, until the person puts it away. */
@Composable
internal fun DisplayCodeCard(code: DisplayCode, act: (PhoneAction) -> Unit) {
    Card(Modifier.fillMaxWidth()) {
        Column(Modifier.padding(16.dp), Arrangement.spacedBy(6.dp)) {
            Paragraph(words.promptCodeToPhone)
            code.app?.let { Untrusted(it, style = MaterialTheme.typography.titleMedium) }
            if (code.code.all(Char::isDigit)) CodeText(code.code) else Untrusted(code.code, style = MaterialTheme.typography.headlineLarge)
            SmallButton(words.commonDone) { act(PhoneAction.PutAwayCode(code.prompt)) }
        }
    }
}

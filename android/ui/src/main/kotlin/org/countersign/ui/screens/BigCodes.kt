package org.countersign.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.dp
import org.countersign.core.ClockConfidence
import org.countersign.core.Home
import org.countersign.phone.PhoneAction
import org.countersign.ui.parts.CODE
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.Ring
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.grouped
import org.countersign.ui.parts.spelled
import org.countersign.ui.words
import org.countersign.ui.words.ago

/** One account at a time, its code as large as the screen is wide. */
@Composable
internal fun BigCodesScreen(home: Home, place: Int, act: (PhoneAction) -> Unit) {
    val accounts = home.accounts.filter { it.code != null }
    val account = accounts.getOrNull(place)
    Page(
        words.offlineTitle,
        act,
        bottom = {
            Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp)) {
                Column(Modifier.weight(1f)) {
                    OtherButton(words.commonBack, enabled = place > 0) { act(PhoneAction.TurnTo(place - 1)) }
                }
                Column(Modifier.weight(1f)) {
                    OtherButton(words.commonNext, enabled = place + 1 < accounts.size) { act(PhoneAction.TurnTo(place + 1)) }
                }
            }
        },
    ) {
        if (account == null) return@Page Paragraph(words.homeEmptyTitle)
        val code = account.code ?: return@Page
        Untrusted(account.issuer.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.headlineSmall)
        Untrusted(account.nickname ?: account.name)
        BigCode(code)
        Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween, Alignment.CenterVertically) {
            account.nextCode?.let { Quiet(words.homeNextCode(grouped(it)), Modifier.weight(1f)) }
            val (expires, period) = account.expires to account.period
            if (expires != null && period != null) Ring(expires, period.toInt())
        }
        Paragraph(words.offlineHint)
        when (val clock = home.clock) {
            is ClockConfidence.Trusted -> {
                Quiet(words.clockTrustedAge(words.ago(clock.ageSeconds)))
            }

            is ClockConfidence.ProbablyOff -> {
                Quiet(howFarOff(clock))
            }

            is ClockConfidence.Unknown -> {}
        }
    }
}

/** Its size depends on the width alone: it is large already where the person's letters are. */
@Composable
private fun BigCode(code: String) {
    val spoken = words.a11yCode(spelled(code))
    BoxWithConstraints(Modifier.fillMaxWidth()) {
        val size = with(LocalDensity.current) { (maxWidth / (code.length * DIGIT_WIDTH)).toSp() }
        Text(
            grouped(code),
            Modifier.semantics { contentDescription = spoken },
            color = MaterialTheme.colorScheme.primary,
            softWrap = false,
            style = TextStyle(fontSize = size, fontFamily = MaterialTheme.typography.bodyLarge.fontFamily).merge(CODE),
        )
    }
}

// Of a digit and its part of the gaps, measured by the height of the letters.
private const val DIGIT_WIDTH = 0.66f

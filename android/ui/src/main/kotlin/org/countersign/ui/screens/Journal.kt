package org.countersign.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.countersign.core.AccountView
import org.countersign.core.JournalAction
import org.countersign.core.JournalEntry
import org.countersign.core.OutcomeKind
import org.countersign.core.ReceiptState
import org.countersign.phone.PhoneAction
import org.countersign.ui.LocalSurroundings
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.TitleBar
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.Weight
import org.countersign.ui.words
import org.countersign.ui.words.clock
import org.countersign.ui.words.country
import org.countersign.ui.words.day
import java.time.ZoneId

/** What was decided on this phone, by day. */
@Composable
internal fun JournalScreen(entries: List<JournalEntry>, accounts: List<AccountView>, act: (PhoneAction) -> Unit) {
    val locale = LocalSurroundings.current.locale
    val days = remember(entries, locale) { entries.groupBy { day(it.atMs, locale, ZoneId.systemDefault()) } }
    Column(Modifier.fillMaxSize()) {
        TitleBar(words.journalTitle, act)
        LazyColumn(
            Modifier.weight(1f),
            contentPadding = PaddingValues(horizontal = 20.dp, vertical = 4.dp),
            verticalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            if (entries.isEmpty()) item { Paragraph(words.journalEmpty) }
            if (entries.any { it.receipt == ReceiptState.WRONG }) item { Banner(words.journalBroken, Weight.WARNING) }
            for ((day, decided) in days) {
                item(day) { Heading(day) }
                items(decided, { it.id }) { entry -> Entry(entry, accounts.firstOrNull { it.id == entry.account }) }
            }
            if (entries.isNotEmpty()) item { Quiet(words.journalShareBody) }
        }
        if (entries.isNotEmpty()) {
            Column(Modifier.padding(horizontal = 20.dp, vertical = 8.dp)) {
                OtherButton(words.journalShare) { act(PhoneAction.SaveJournal) }
            }
        }
    }
}

@Composable
private fun Entry(entry: JournalEntry, account: AccountView?) {
    val locale = LocalSurroundings.current.locale
    Column(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}) {
        Text(what(entry), style = MaterialTheme.typography.titleMedium)
        val service = account?.issuer?.ifEmpty { null } ?: entry.host
        // An export of all accounts is of no service.
        if (service.isNotEmpty()) Untrusted(service)
        account?.let { Untrusted(it.nickname ?: it.name, style = MaterialTheme.typography.bodyMedium) }
        entry.app?.let { Untrusted(it, style = MaterialTheme.typography.bodyMedium) }
        val place = entry.place ?: entry.country?.let { country(it, locale) }
        place?.let { Untrusted(it, style = MaterialTheme.typography.bodyMedium) }
        Quiet(clock(entry.atMs, locale, ZoneId.systemDefault()))
        when (entry.receipt) {
            ReceiptState.CONFIRMED -> {
                Quiet(words.journalConfirmed)
            }

            ReceiptState.WRONG -> {
                Quiet(words.journalUnconfirmed)
            }

            ReceiptState.NONE -> {}
        }
    }
}

@Composable
private fun what(entry: JournalEntry): String = when (entry.outcome) {
    OutcomeKind.APPROVED -> if (entry.action is JournalAction.Pair) words.journalPaired else words.journalApproved

    OutcomeKind.DENIED -> words.journalRefused

    OutcomeKind.REPORTED -> words.journalReported

    OutcomeKind.WRONG_NUMBER -> words.journalWrongNumber

    OutcomeKind.CLOSED -> words.journalClosed

    OutcomeKind.UNKNOWN -> words.journalUnknown

    null -> when (entry.action) {
        JournalAction.Approve -> words.journalApproved
        is JournalAction.Deny -> words.journalRefused
        JournalAction.Export -> words.journalExported
        JournalAction.Pair -> words.journalPaired
        JournalAction.Report -> words.journalReported
        JournalAction.Unpair -> words.journalRemoved
    }
}

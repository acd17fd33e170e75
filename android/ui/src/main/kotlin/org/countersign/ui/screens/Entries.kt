package org.countersign.ui.screens

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import org.countersign.core.AccountView
import org.countersign.core.AddOutcome
import org.countersign.core.Added
import org.countersign.core.Choice
import org.countersign.core.Collision
import org.countersign.core.Home
import org.countersign.core.ScannedAccount
import org.countersign.core.SkippedEntry
import org.countersign.phone.PhoneAction
import org.countersign.ui.parts.CodeText
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.words

/** One of many accounts that come from elsewhere, before they are added. One stop of a screen reader. */
@Composable
internal fun Entry(account: ScannedAccount, collision: Collision, nickname: String? = null, code: String? = null) {
    Column(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}) {
        Untrusted(account.issuer.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.titleMedium)
        Untrusted((nickname ?: account.name).ifEmpty { words.commonNoName })
        code?.let { CodeText(it, style = MaterialTheme.typography.headlineSmall) }
        if (collision is Collision.Same) Quiet(words.collisionSameTitle)
        if (collision is Collision.NewSecret) Quiet(words.collisionRotatedTitle)
    }
}

/** Those that cannot be used, and why. */
@Composable
internal fun SkippedEntries(skipped: List<SkippedEntry>) {
    if (skipped.isNotEmpty()) Heading(words.batchSkipped(skipped.size))
    for (entry in skipped) {
        Column(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}) {
            Untrusted(entry.issuer.ifEmpty { entry.name }.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.titleMedium)
            Quiet(words.reason(entry.reason, ""))
        }
    }
}

/** What was brought here; what is unusual about one is said. */
@Composable
internal fun AddedEntries(home: Home, added: List<Added>) {
    for (each in added) {
        val account = home.accounts.firstOrNull { it.id == each.id } ?: continue
        val usual = each.outcome != AddOutcome.SAME && each.outcome != AddOutcome.REPLACED
        NamedAccount(account, if (usual) null else outcome(each.outcome))
    }
}

/** An account of this phone, and what there is to say of it. One stop of a screen reader. */
@Composable
internal fun NamedAccount(account: AccountView, more: String? = null) {
    Column(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}) {
        Untrusted(account.issuer.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.titleMedium)
        Untrusted((account.nickname ?: account.name).ifEmpty { words.commonNoName })
        more?.let { Quiet(it) }
    }
}

@Composable
internal fun outcome(outcome: AddOutcome): String = when (outcome) {
    AddOutcome.SAME -> words.collisionSameTitle
    AddOutcome.REPLACED -> words.collisionReplaced
    AddOutcome.BESIDE, AddOutcome.BOTH, AddOutcome.NEW -> words.addAdded
}

/** Where some have another key here, the person says what is to become of these. */
@Composable
internal fun BringButtons(collisions: List<Collision>, action: String, act: (PhoneAction) -> Unit) {
    if (collisions.any { it is Collision.NewSecret }) {
        OtherButton(words.collisionRotatedReplace) { act(PhoneAction.Bring(Choice.Replace(null))) }
        MainButton(words.collisionRotatedKeepBoth) { act(PhoneAction.Bring(Choice.KeepBoth)) }
    } else {
        MainButton(action) { act(PhoneAction.Bring(Choice.KeepBoth)) }
    }
}

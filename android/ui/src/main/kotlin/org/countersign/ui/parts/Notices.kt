package org.countersign.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.countersign.core.Notice
import org.countersign.ui.words

/** How much a notice of a scan matters. */
internal val Notice.weight: Weight
    get() = when (this) {
        Notice.INSECURE_LOOPBACK, Notice.LOOKALIKE_LINK, Notice.LOOKS_LIKE_SECRET, Notice.PRIVATE_ADDRESS,
        Notice.PUNYCODE_HOST, Notice.TLS_OPT_OUT_REFUSED, Notice.UNUSUAL_CHARACTERS,
        -> Weight.WARNING

        Notice.ACCOUNTS_SKIPPED, Notice.BAD_UTF8, Notice.COUNTER_ASSUMED, Notice.DAY_PASSWORD, Notice.DOUBLE_ENCODED,
        Notice.GLUED_PARAMETER, Notice.ISSUER_DIFFERS, Notice.LABEL_AMBIGUOUS, Notice.LOCK_REQUESTED, Notice.LONG_TEXT,
        Notice.MAYBE_MILLISECONDS, Notice.MAYBE_STEAM, Notice.MORE_CODES, Notice.NO_ISSUER, Notice.NO_NAME,
        Notice.PERIOD_ASSUMED, Notice.PLUS_AS_SPACE, Notice.STEAM_ASSUMED,
        -> Weight.CHECK

        Notice.BAD_PERCENT, Notice.DIGITS_FIXED, Notice.DUPLICATE_IGNORED, Notice.EMPTY_IGNORED, Notice.HTML_UNESCAPED,
        Notice.LINE_BREAKS_REMOVED, Notice.PERIOD_ZERO, Notice.PUSH_EXTRAS_IGNORED, Notice.SECRET_CLEANED,
        Notice.SECRET_TRAILING_BITS, Notice.UNKNOWN_PARAMETER, Notice.UNWRAPPED, Notice.WEAK_SECRET,
        -> Weight.NOTE
    }

/** What a person should know of a code: warnings first, then what to check, and the repairs folded. */
@Composable
internal fun Notices(notices: List<Notice>) {
    if (notices.isEmpty()) return
    val byWeight = notices.groupBy { it.weight }
    Heading(words.cardNotices)
    for (weight in listOf(Weight.WARNING, Weight.CHECK)) {
        byWeight[weight].orEmpty().forEach { Banner(words.notice(it), weight) }
    }
    byWeight[Weight.NOTE]?.let { Repairs(it) }
}

@Composable
private fun Repairs(repairs: List<Notice>) {
    var open by rememberSaveable { mutableStateOf(false) }
    Foldable(words.cardRepairs(repairs.size), open, { open = it }) {
        Column(Modifier.padding(start = 12.dp), Arrangement.spacedBy(8.dp)) {
            repairs.forEach { Quiet(words.notice(it)) }
        }
    }
}

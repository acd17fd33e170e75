package org.countersign.ui.screens

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import org.countersign.core.BatchProgress
import org.countersign.core.Choice
import org.countersign.core.Collision
import org.countersign.core.Notice
import org.countersign.core.Scan
import org.countersign.core.Vendor
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.phone.Screen
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.CodeText
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.Fact
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.Notices
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.Steps
import org.countersign.ui.parts.TextLine
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.Weight
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** What a code is, before anything is stored. A pairing has a screen of its own. */
@Composable
internal fun CardScreen(screen: Screen.Card, act: (PhoneAction) -> Unit) {
    when (val scan = screen.scanned.scan) {
        is Scan.Account -> AccountCard(screen, scan, act)
        is Scan.Batch -> BatchCard(screen, scan, act)
        is Scan.Foreign -> ForeignCard(screen, scan, act)
        is Scan.Rejected, is Scan.Pairing -> RejectedCard(screen, scan as? Scan.Rejected, act)
    }
}

@Composable
private fun AboutCard(screen: Screen.Card) {
    screen.sentence?.let { ErrorText(said(it)) }
    if (screen.more > 0) Quiet(words.addLinkMany(screen.more))
}

@Composable
private fun AccountCard(screen: Screen.Card, scan: Scan.Account, act: (PhoneAction) -> Unit) {
    val nameless = Notice.NO_ISSUER in scan.notices || Notice.NO_NAME in scan.notices
    var name by rememberSaveable { mutableStateOf("") }
    val collision = screen.scanned.collisions.firstOrNull() ?: Collision.New
    val add = { choice: Choice -> act(PhoneAction.Add(choice, name)) }
    val ready = !nameless || name.isNotBlank()
    Page(
        words.cardTitleAccount,
        act,
        leave = Leave.CLOSE,
        bottom = {
            when (collision) {
                is Collision.Same -> {}

                is Collision.NewSecret -> {
                    OtherButton(words.collisionRotatedReplace, enabled = ready) {
                        add(Choice.Replace(collision.accounts.singleOrNull()))
                    }
                    MainButton(words.collisionRotatedKeepBoth, enabled = ready) { add(Choice.KeepBoth) }
                }

                else -> {
                    MainButton(words.cardAccountAdd, enabled = ready) { add(Choice.KeepBoth) }
                }
            }
            OtherButton(words.cardScanAgain) { act(PhoneAction.Again) }
        },
    ) {
        AboutCard(screen)
        Fact(words.accountIssuer, scan.account.issuer.ifEmpty { words.commonNoName })
        scan.account.labelIssuer?.let { Fact(words.accountLabelIssuer, it) }
        Fact(words.accountName, scan.account.name.ifEmpty { words.commonNoName })
        if (nameless) {
            val question = if (Notice.NO_ISSUER in scan.notices) words.cardAccountEditIssuer else words.cardAccountEditName
            TextLine(question, name) { name = it }
        }
        Heading(words.cardAccountFirstCode)
        CodeText(scan.code)
        CollisionText(collision)
        Notices(scan.notices)
        Quiet(words.cardAccountWhat)
        Banner(words.cardKeepPrivate, Weight.CHECK)
    }
}

/** What is there already. */
@Composable
internal fun CollisionText(collision: Collision) = when (collision) {
    Collision.New -> {}

    is Collision.NewSecret -> {
        Banner(words.collisionRotatedTitle, Weight.CHECK, more = words.collisionRotatedBody)
    }

    is Collision.PairedAgain -> {
        Banner(words.pairAgainTitle, Weight.CHECK, more = words.pairAgainBody)
    }

    is Collision.Same -> {
        Banner(words.collisionSameTitle, Weight.NOTE, more = words.collisionSameBody)
    }

    is Collision.SameName -> {
        Banner(words.collisionSameNameTitle, Weight.CHECK, more = words.collisionSameNameBody)
    }
}

@Composable
private fun BatchCard(screen: Screen.Card, scan: Scan.Batch, act: (PhoneAction) -> Unit) {
    Page(
        words.cardTitleBatch,
        act,
        leave = Leave.CLOSE,
        bottom = {
            if (scan.accounts.isNotEmpty()) {
                MainButton(words.batchAdd(scan.accounts.size)) { act(PhoneAction.Add(Choice.KeepBoth)) }
            }
            OtherButton(words.cardScanAgain) { act(PhoneAction.Again) }
        },
    ) {
        AboutCard(screen)
        if (scan.batch.size > 1u) Paragraph(words.batchPart((scan.batch.index + 1u).toString(), scan.batch.size.toString()))
        screen.scanned.progress?.let { Progress(it) }
        for ((entry, collision) in scan.accounts.zip(screen.scanned.collisions)) Entry(entry.account, collision, code = entry.code)
        SkippedEntries(scan.skipped)
        Notices((scan.notices + scan.accounts.flatMap { it.notices }).distinct())
        Banner(words.cardKeepPrivate, Weight.CHECK)
    }
}

@Composable
private fun Progress(progress: BatchProgress) {
    if (progress.size < 2u || progress.added == 0u) return
    Quiet(words.batchProgress(progress.added.toString(), progress.size.toString()))
    if (progress.missing.isNotEmpty()) Quiet(words.batchMissing(progress.missing.joinToString(", ")))
}

@Composable
private fun ForeignCard(screen: Screen.Card, scan: Scan.Foreign, act: (PhoneAction) -> Unit) {
    Page(
        words.cardTitleForeign,
        act,
        leave = Leave.CLOSE,
        bottom = { MainButton(words.cardScanAgain) { act(PhoneAction.Again) } },
    ) {
        AboutCard(screen)
        Untrusted(words.vendorName(scan.vendor), style = MaterialTheme.typography.headlineSmall)
        Paragraph(words.vendorWhat(scan.vendor))
        Heading(words.cardWhatInstead)
        Paragraph(words.vendorDo(scan.vendor))
        if (scan.vendor == Vendor.MICROSOFT_WORK) MicrosoftSteps()
        Notices(scan.notices)
        if (scan.hasSecret) Banner(words.cardKeepPrivate, Weight.CHECK) else Quiet(words.cardNoSecret)
        Quiet(words.cardNothingStored)
        Quiet(words.cardSupportCode(scan.vendor.name.lowercase()))
    }
}

@Composable
private fun MicrosoftSteps() {
    Steps(words.vendorMicrosoftWorkSteps)
    Quiet(words.vendorMicrosoftWorkStepsNew)
    Quiet(words.vendorMicrosoftWorkNoLink)
    Quiet(words.vendorMicrosoftWorkWhere("aka.ms/mfasetup"))
}

@Composable
private fun RejectedCard(screen: Screen.Card, rejected: Scan.Rejected?, act: (PhoneAction) -> Unit) {
    Page(
        words.cardTitleRejected,
        act,
        leave = Leave.CLOSE,
        bottom = {
            OtherButton(words.addManual) { act(PhoneAction.Go(Place.MANUAL)) }
            MainButton(words.cardScanAgain) { act(PhoneAction.Again) }
        },
    ) {
        AboutCard(screen)
        rejected?.let {
            Paragraph(reason(it))
            Quiet(words.cardSupportCode(it.reason.name.lowercase()))
        }
        Quiet(words.cardNothingStored)
    }
}

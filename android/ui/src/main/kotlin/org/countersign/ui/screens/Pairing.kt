package org.countersign.ui.screens

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import org.countersign.core.Notice
import org.countersign.core.NumberMatching
import org.countersign.core.Scan
import org.countersign.phone.PairingStage
import org.countersign.phone.Permission
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Place
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.CodeText
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.Fact
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.Notices
import org.countersign.ui.parts.NumberButton
import org.countersign.ui.parts.NumberField
import org.countersign.ui.parts.NumberPad
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.TextLine
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.Weight
import org.countersign.ui.parts.ownPad
import org.countersign.ui.parts.safe
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** A pairing, step by step. */
@Composable
internal fun PairingScreen(state: PhoneState, stage: PairingStage, act: (PhoneAction) -> Unit) {
    when (stage) {
        is PairingStage.Consent -> Consent(stage, state.busy, act)
        is PairingStage.Connecting -> Waiting(words.pairConnecting(stage.host), act)
        is PairingStage.Waiting -> Waiting(words.pairNumberWaiting, act)
        is PairingStage.Number -> Number(stage, act)
        is PairingStage.Done -> Done(state, stage.account, act)
        is PairingStage.Failed -> Failed(stage, act)
    }
}

@Composable
private fun Consent(stage: PairingStage.Consent, busy: Boolean, act: (PhoneAction) -> Unit) {
    val scan = stage.scanned.scan as? Scan.Pairing ?: return
    Page(
        words.pairConsentTitle,
        act,
        leave = Leave.CLOSE,
        bottom = { MainButton(words.pairConsentAction, enabled = !busy && stage.device.isNotBlank()) { act(PhoneAction.Pair) } },
    ) {
        stage.sentence?.let { ErrorText(said(it)) }
        if (stage.warned) doubtful(scan.notices).forEach { Banner(words.notice(it), Weight.WARNING) }
        Quiet(words.pairConsentHost)
        // Whole, however long: its end says whose it is.
        Text(safe(scan.host), overflow = TextOverflow.Visible, style = MaterialTheme.typography.headlineSmall)
        if (scan.issuer.isNotEmpty()) Fact(words.accountIssuer, scan.issuer)
        if (scan.name.isNotEmpty()) Fact(words.accountName, scan.name)
        Paragraph(words.pairConsentBody)
        if (!stage.warned) Notices(scan.notices)
        stage.scanned.collisions.forEach { CollisionText(it) }
        TextLine(words.pairConsentDevice, stage.device) { act(PhoneAction.NameDevice(it)) }
        Quiet(words.pairConsentSends(stage.device))
        Quiet(words.cardPairingWhat)
    }
}

/** The addresses that are asked about twice. */
private fun doubtful(notices: List<Notice>) =
    notices.filter { it == Notice.PRIVATE_ADDRESS || it == Notice.INSECURE_LOOPBACK || it == Notice.PUNYCODE_HOST }

@Composable
private fun Waiting(text: String, act: (PhoneAction) -> Unit) {
    Page(
        words.promptPairingTitle,
        act,
        leave = Leave.NOT,
        bottom = { OtherButton(words.commonCancel) { act(PhoneAction.Back) } },
    ) {
        LinearProgressIndicator(Modifier.fillMaxWidth())
        Text(text, Modifier.semantics { liveRegion = LiveRegionMode.Polite }, style = MaterialTheme.typography.bodyLarge)
    }
}

@Composable
private fun Number(stage: PairingStage.Number, act: (PhoneAction) -> Unit) {
    val digits = (stage.request.number as? NumberMatching.Digits)?.count?.toInt() ?: 0
    val wrong = stage.sentence?.let { said(it) }
    Page(
        words.pairNumberTitle,
        act,
        leave = Leave.NOT,
        bottom = {
            NumberField(words.pairNumberTitle, stage.typed, digits, wrong, !stage.sending, { act(PhoneAction.Approve) }) {
                act(PhoneAction.Type(it))
            }
            val complete = stage.typed.length == digits && !stage.sending
            val go = @Composable { modifier: Modifier ->
                NumberButton(words.commonContinue, modifier, complete) { act(PhoneAction.Approve) }
            }
            if (ownPad) {
                NumberPad(stage.typed, digits, !stage.sending, go) { act(PhoneAction.Type(it)) }
            } else {
                go(Modifier.fillMaxWidth())
            }
            OtherButton(words.commonCancel) { act(PhoneAction.Back) }
        },
    ) {
        MinutesLeft(stage.request.expires) { words.pairNumberExpires(it) }
        Paragraph(words.pairNumberBody)
        wrong?.let { ErrorText(it, urgent = true) }
    }
}

@Composable
private fun Done(state: PhoneState, id: String, act: (PhoneAction) -> Unit) {
    val account = state.home?.accounts?.firstOrNull { it.id == id }
    val ask = state.notifications == Permission.NOT_ASKED
    Page(
        words.pairDoneTitle,
        act,
        leave = Leave.NOT,
        bottom = {
            if (ask) {
                OtherButton(words.commonNotNow) { act(PhoneAction.WithoutNotifications) }
                MainButton(words.permNotificationsAllow) { act(PhoneAction.AllowNotifications) }
            } else {
                MainButton(words.commonDone) { act(PhoneAction.Go(Place.HOME)) }
            }
        },
    ) {
        account?.let {
            Untrusted(it.issuer.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.titleMedium)
            Untrusted(it.name)
        }
        val code = account?.code
        if (code == null) {
            Paragraph(words.pairDoneNoCode)
        } else {
            Paragraph(words.pairDoneBody)
            Heading(words.pairDoneCode)
            CodeText(code, style = MaterialTheme.typography.displayMedium)
            Quiet(words.addCheckCode)
        }
        if (ask) {
            Heading(words.permNotificationsTitle)
            Paragraph(words.permNotificationsBody)
        }
    }
}

@Composable
private fun Failed(stage: PairingStage.Failed, act: (PhoneAction) -> Unit) {
    val again = stage.again != null
    Page(
        words.pairFailedTitle,
        act,
        leave = Leave.CLOSE,
        bottom = {
            if (again) OtherButton(words.pairFailedScan) { act(PhoneAction.Go(Place.ADD)) }
            if (again) MainButton(words.commonRetry) { act(PhoneAction.Again) }
            if (!again) MainButton(words.pairFailedScan) { act(PhoneAction.Again) }
        },
    ) {
        ErrorText(said(stage.sentence), urgent = true)
        if (!again) Paragraph(words.pairFailedAgain)
        Quiet(words.pairFailedUnchanged)
    }
}

package org.countersign.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.delay
import org.countersign.core.QrCode
import org.countersign.phone.MoveStage
import org.countersign.phone.Permission
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Place
import org.countersign.ui.LocalSurroundings
import org.countersign.ui.parts.CODE
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.LinkLine
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.QrPicture
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.Spoken
import org.countersign.ui.parts.TitleBar
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** Whether this is the new phone or the old one. */
@Composable
internal fun ChoosePhoneScreen(act: (PhoneAction) -> Unit) {
    Page(words.transferTitle, act) {
        LinkLine(words.transferThisOld) { act(PhoneAction.Go(Place.SEND)) }
        LinkLine(words.transferThisNew) { act(PhoneAction.Go(Place.RECEIVE)) }
        Quiet(words.transferPairAgain)
    }
}

/** All accounts to a new phone, over the screens of both. */
@Composable
internal fun MoveScreen(state: PhoneState, stage: MoveStage, act: (PhoneAction) -> Unit) {
    when (stage) {
        is MoveStage.Show -> Show(stage, act)
        is MoveStage.Receive -> Camera(state.camera, words.transferOldShow, act) { Progress(stage) }
        is MoveStage.Preview -> Preview(stage, act)
        is MoveStage.Ended -> Ended(state, stage, act)
        MoveStage.Scan -> Camera(state.camera, words.transferOldScan, act) {}
        is MoveStage.Compare -> Compare(stage, act)
        is MoveStage.Parts -> Parts(stage.parts, act)
        is MoveStage.Failed -> Failed(stage, act)
    }
}

@Composable
private fun Show(stage: MoveStage.Show, act: (PhoneAction) -> Unit) {
    Page(words.transferTitle, act, leave = Leave.CLOSE, bottom = { MainButton(words.commonContinue) { act(PhoneAction.Same) } }) {
        Paragraph(words.transferNewShow)
        QrPicture(stage.receiving.qr, words.a11yQrTransfer)
        Comparison(stage.receiving.code)
    }
}

@Composable
private fun Compare(stage: MoveStage.Compare, act: (PhoneAction) -> Unit) {
    Page(
        words.transferTitle,
        act,
        leave = Leave.CLOSE,
        bottom = {
            OtherButton(words.commonCancel) { act(PhoneAction.Back) }
            MainButton(words.commonContinue) { act(PhoneAction.Same) }
        },
    ) { Comparison(stage.sending.code) }
}

@Composable
private fun Failed(stage: MoveStage.Failed, act: (PhoneAction) -> Unit) {
    Page(words.transferTitle, act, leave = Leave.CLOSE, bottom = { MainButton(words.commonRetry) { act(PhoneAction.Again) } }) {
        ErrorText(said(stage.sentence), urgent = true)
    }
}

/** What both phones show, digit by digit. */
@Composable
private fun Comparison(code: String) {
    val spoken = words.a11yCode(code.split(' ').joinToString(", ") { it.toList().joinToString(" ") })
    Text(
        code,
        Modifier.semantics { contentDescription = spoken },
        color = MaterialTheme.colorScheme.primary,
        style = MaterialTheme.typography.headlineMedium.merge(CODE),
    )
    Paragraph(words.transferCompare(code))
}

@Composable
private fun Camera(permission: Permission, what: String, act: (PhoneAction) -> Unit, more: @Composable ColumnScope.() -> Unit) {
    if (permission != Permission.ALLOWED) return NoCamera(permission, act)
    Column(Modifier.fillMaxSize()) {
        TitleBar(words.transferTitle, act, Leave.CLOSE)
        CameraView(Modifier.weight(1f))
        Column(Modifier.padding(horizontal = 20.dp, vertical = 12.dp), Arrangement.spacedBy(8.dp)) {
            Paragraph(what)
            more()
        }
    }
}

/** Spoken at each quarter and not at each part. */
@Composable
private fun Progress(stage: MoveStage.Receive) {
    val (seen, total) = stage.seen to stage.total
    if (total == 0) return
    val quarter = seen * QUARTERS / total * total / QUARTERS
    LinearProgressIndicator({ seen.toFloat() / total }, Modifier.fillMaxWidth())
    Quiet(received(seen, total))
    if (quarter > 0) Spoken(received(quarter, total))
}

@Composable
private fun received(seen: Int, total: Int) = words.transferProgress(seen.toString(), total.toString())

/** One after another, over and over; slower, and by hand, where nothing is to move by itself. */
@Composable
private fun Parts(parts: List<QrCode>, act: (PhoneAction) -> Unit) {
    val still = LocalSurroundings.current.reducedMotion
    var place by remember(parts) { mutableIntStateOf(0) }
    LaunchedEffect(parts, still) {
        while (parts.size > 1) {
            delay(if (still) SLOW_MS else FAST_MS)
            place = (place + 1) % parts.size
        }
    }
    Page(
        words.transferTitle,
        act,
        leave = Leave.CLOSE,
        bottom = {
            if (still && parts.size > 1) OtherButton(words.commonNext) { place = (place + 1) % parts.size }
            MainButton(words.commonDone) { act(PhoneAction.Go(Place.HOME)) }
        },
    ) {
        Paragraph(words.transferOldShow)
        parts.getOrNull(place)?.let { QrPicture(it, words.a11yQrTransfer) }
        Quiet(words.transferPairAgain)
    }
}

@Composable
private fun Preview(stage: MoveStage.Preview, act: (PhoneAction) -> Unit) {
    val accounts = stage.arrived.accounts
    Page(
        words.transferTitle,
        act,
        leave = Leave.CLOSE,
        bottom = {
            if (accounts.isEmpty()) {
                MainButton(words.commonDone) { act(PhoneAction.Back) }
            } else {
                BringButtons(accounts.map { it.collision }, words.batchAdd(accounts.size), act)
            }
        },
    ) {
        if (accounts.isEmpty()) Paragraph(words.transferNothing)
        accounts.forEach { Entry(it.account, it.collision, it.nickname) }
        Quiet(words.transferPairAgain)
    }
}

@Composable
private fun Ended(state: PhoneState, stage: MoveStage.Ended, act: (PhoneAction) -> Unit) {
    Page(
        words.transferTitle,
        act,
        leave = Leave.NOT,
        bottom = { MainButton(words.commonDone) { act(PhoneAction.Go(Place.HOME)) } },
    ) {
        Paragraph(words.transferDone(stage.added.size))
        if (stage.pairAgain.isNotEmpty()) {
            Paragraph(words.transferPairAgain)
            Heading(words.keyInvalidAction)
            for (account in stage.pairAgain) Untrusted(account.name.ifEmpty { account.issuer }.ifEmpty { words.commonNoName })
            Heading(words.homeTitle)
        }
        state.home?.let { AddedEntries(it, stage.added) }
    }
}

private const val QUARTERS = 4

/** Five a second: as fast as cameras read. */
private const val FAST_MS = 200L
private const val SLOW_MS = 2_000L

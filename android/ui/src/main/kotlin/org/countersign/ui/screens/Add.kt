package org.countersign.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.delay
import org.countersign.core.AddOutcome
import org.countersign.core.Added
import org.countersign.core.Home
import org.countersign.core.Scan
import org.countersign.core.Scanned
import org.countersign.phone.Permission
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.phone.Screen
import org.countersign.phone.Sentence
import org.countersign.phone.SystemPage
import org.countersign.ui.LocalSurroundings
import org.countersign.ui.parts.CodeText
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.IconAction
import org.countersign.ui.parts.Icons
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.LinkLine
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.TitleBar
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.safe
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** The camera, and the two ways without it. */
@Composable
internal fun CameraScreen(permission: Permission, screen: Screen.Camera, act: (PhoneAction) -> Unit) {
    if (permission == Permission.ALLOWED) Viewfinder(screen, act) else NoCamera(permission, act, screen.sentence) { OtherWays(act) }
}

/** The camera may not be used, or not yet: ours is said before the system asks. */
@Composable
internal fun NoCamera(permission: Permission, act: (PhoneAction) -> Unit, wrong: Sentence? = null, otherWays: @Composable () -> Unit = {}) {
    val asked = permission == Permission.NOT_ASKED
    Page(
        if (asked) words.permCameraTitle else words.addTitle,
        act,
        leave = Leave.CLOSE,
        bottom = {
            otherWays()
            if (asked) MainButton(words.commonContinue) { act(PhoneAction.AllowCamera) }
            if (permission == Permission.DENIED) {
                MainButton(words.commonOpenSettings) { act(PhoneAction.OpenSystem(SystemPage.APP)) }
            }
        },
    ) {
        Paragraph(
            when (permission) {
                Permission.NONE -> words.permCameraNone
                Permission.DENIED -> words.permCameraDenied
                else -> words.permCameraBody
            },
        )
        wrong?.let { ErrorText(said(it)) }
    }
}

/** What the camera sees, with what a screen reader says of it. */
@Composable
internal fun CameraView(modifier: Modifier) {
    val view = words.a11yScanCamera
    Box(modifier.padding(horizontal = 16.dp).clip(MaterialTheme.shapes.large).semantics { contentDescription = view }) {
        LocalSurroundings.current.camera(Modifier.fillMaxSize())
    }
}

@Composable
private fun Viewfinder(screen: Screen.Camera, act: (PhoneAction) -> Unit) {
    LaunchedEffect(screen.sentence) {
        delay(LONG_MS)
        act(PhoneAction.NothingFound)
    }
    Column(Modifier.fillMaxSize()) {
        TitleBar(words.addScan, act, Leave.CLOSE) {
            IconAction(Icons.Light, if (screen.torch) words.addTorchOff else words.addTorchOn) {
                act(PhoneAction.Torch(!screen.torch))
            }
        }
        CameraView(Modifier.weight(1f))
        Column(Modifier.padding(horizontal = 20.dp, vertical = 12.dp), Arrangement.spacedBy(8.dp)) {
            screen.sentence?.let { ErrorText(said(it)) } ?: Quiet(words.addScanHint)
            OtherWays(act)
        }
    }
}

@Composable
private fun OtherWays(act: (PhoneAction) -> Unit) {
    OtherButton(words.addPicture) { act(PhoneAction.PickPicture) }
    OtherButton(words.addManual) { act(PhoneAction.Go(Place.MANUAL)) }
}

/** Several codes in one picture: the person says which. */
@Composable
internal fun SeveralScreen(found: List<Scanned>, act: (PhoneAction) -> Unit) {
    Page(words.addSeveral(found.size), act, leave = Leave.CLOSE) {
        for (scanned in found) LinkLine(titleOf(scanned.scan), subjectOf(scanned.scan)) { act(PhoneAction.Choose(scanned)) }
    }
}

/** What a code is, in a few words. */
@Composable
internal fun titleOf(scan: Scan): String = when (scan) {
    is Scan.Account -> words.cardTitleAccount
    is Scan.Batch -> words.cardTitleBatch
    is Scan.Foreign -> words.cardTitleForeign
    is Scan.Pairing -> words.cardTitlePairing
    is Scan.Rejected -> words.cardTitleRejected
}

@Composable
private fun subjectOf(scan: Scan): String? = when (scan) {
    is Scan.Account -> {
        scan.account.issuer
            .ifEmpty { scan.account.name }
            .let { safe(it) }
    }

    is Scan.Batch -> {
        words.batchPart((scan.batch.index + 1u).toString(), scan.batch.size.toString())
    }

    is Scan.Foreign -> {
        words.vendorName(scan.vendor)
    }

    is Scan.Pairing -> {
        safe(scan.host)
    }

    is Scan.Rejected -> {
        null
    }
}

/** The codes of what was added, to be typed on the page at once. */
@Composable
internal fun AddedScreen(home: Home, added: List<Added>, act: (PhoneAction) -> Unit) {
    val single = added.singleOrNull()
    Page(
        if (single == null) words.cardTitleBatch else outcome(single.outcome),
        act,
        leave = Leave.NOT,
        bottom = { MainButton(words.commonDone) { act(PhoneAction.Go(Place.HOME)) } },
    ) {
        if (single == null) {
            val same = added.count { it.outcome == AddOutcome.SAME }
            Paragraph(words.batchResult((added.size - same).toString(), same.toString(), "0"))
        }
        for (each in added) {
            val account = home.accounts.firstOrNull { it.id == each.id } ?: continue
            Column(Modifier.fillMaxWidth()) {
                Untrusted(account.issuer.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.titleMedium)
                Untrusted(account.nickname ?: account.name)
                account.code?.let { CodeText(it, style = MaterialTheme.typography.displayMedium) }
                if (single == null) Quiet(outcome(each.outcome))
            }
        }
        if (single != null && single.outcome != AddOutcome.SAME) Paragraph(words.addCheckCode)
        if (single?.outcome == AddOutcome.SAME) Paragraph(words.collisionSameBody)
        if (single?.outcome == AddOutcome.BESIDE) {
            Text(words.collisionSameNameBody, style = MaterialTheme.typography.bodyLarge)
            Quiet(words.collisionSameNameHint)
        }
    }
}

private const val LONG_MS = 8000L

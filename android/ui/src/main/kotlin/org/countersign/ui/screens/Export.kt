package org.countersign.ui.screens

import androidx.compose.runtime.Composable
import org.countersign.core.AccountView
import org.countersign.core.Home
import org.countersign.phone.ExportStage
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.phone.Screen
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.QrPicture
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.Weight
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** All keys in a file without a lock: what that means, and a safer way beside it. */
@Composable
internal fun ExportScreen(home: Home, stage: ExportStage, act: (PhoneAction) -> Unit) {
    when (stage) {
        is ExportStage.Begin -> {
            Page(
                words.exportTitle,
                act,
                bottom = {
                    OtherButton(words.exportAction) { act(PhoneAction.Export) }
                    MainButton(words.backupTitle) { act(PhoneAction.Go(Place.BACKUP)) }
                },
            ) {
                stage.sentence?.let { ErrorText(said(it)) }
                Banner(words.exportWarning, Weight.WARNING)
            }
        }

        ExportStage.Working -> {
            WorkingScreen(words.exportTitle, act)
        }

        is ExportStage.Ended -> {
            Page(words.exportTitle, act, leave = Leave.NOT, bottom = { MainButton(words.commonDone) { act(PhoneAction.Back) } }) {
                Paragraph(words.exportDone)
                Quiet(words.importDeleteFile)
                home.accounts.filter { it.id in stage.exported.leftOut }.forEach { NamedAccount(it, words.homePushOnly) }
            }
        }
    }
}

/** The key of one account as a QR code, for another app's camera. */
@Composable
internal fun AccountCodeScreen(account: AccountView, screen: Screen.AccountCode, act: (PhoneAction) -> Unit) {
    val code = screen.code
    Page(
        words.exportCode,
        act,
        bottom = {
            if (code == null) {
                OtherButton(words.exportCode) { act(PhoneAction.ShowCode(account.id)) }
                MainButton(words.commonCancel) { act(PhoneAction.Back) }
            } else {
                MainButton(words.commonDone) { act(PhoneAction.Back) }
            }
        },
    ) {
        NamedAccount(account)
        screen.sentence?.let { ErrorText(said(it)) }
        if (code == null) Banner(words.exportCodeWarning, Weight.WARNING) else QrPicture(code, words.a11yQrAccount)
        if (code != null) Quiet(words.exportDone)
    }
}

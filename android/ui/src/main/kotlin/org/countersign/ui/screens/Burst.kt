package org.countersign.ui.screens

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import org.countersign.core.AccountView
import org.countersign.phone.BurstStage
import org.countersign.phone.PhoneAction
import org.countersign.phone.Screen
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.SmallButton
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.Weight
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** Many requests for one account, as one: refusing them all is the only large button. */
@Composable
internal fun BurstScreen(account: AccountView, screen: Screen.Burst, act: (PhoneAction) -> Unit) {
    val done = screen.stage == BurstStage.DONE
    val sending = screen.stage == BurstStage.SENDING
    Page(
        if (done) words.burstAfterTitle else words.burstTitle,
        act,
        leave = if (done) Leave.NOT else Leave.CLOSE,
        bottom = {
            if (done) {
                MainButton(words.commonDone) { act(PhoneAction.Back) }
            } else {
                SmallButton(words.burstShow, enabled = !sending) { act(PhoneAction.OneByOne) }
                MainButton(words.burstRefuseAll, enabled = !sending) { act(PhoneAction.RefuseAll) }
            }
        },
    ) {
        Untrusted(account.issuer.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.titleLarge)
        Untrusted(account.nickname ?: account.name)
        screen.sentence?.let { ErrorText(said(it)) }
        if (done) {
            Paragraph(words.burstAfterBody)
        } else {
            Banner(words.burstBody(account.service?.burst?.toInt() ?: 0), Weight.WARNING)
            Paragraph(words.burstCaller)
        }
    }
}

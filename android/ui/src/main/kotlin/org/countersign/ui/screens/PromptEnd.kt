package org.countersign.ui.screens

import androidx.compose.runtime.Composable
import org.countersign.core.AccountView
import org.countersign.core.DenyReason
import org.countersign.core.OutcomeKind
import org.countersign.phone.PhoneAction
import org.countersign.phone.PromptStage
import org.countersign.phone.Screen
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.Spoken
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** What an answer led to, and what can still be done. */
@Composable
internal fun EndedScreen(screen: Screen.Prompt, stage: PromptStage.Ended, act: (PhoneAction) -> Unit) {
    val title = title(stage)
    val reportable = stage.refused != null || stage.outcome == OutcomeKind.APPROVED
    Page(
        title,
        act,
        leave = Leave.NOT,
        bottom = {
            if (reportable && stage.outcome != OutcomeKind.REPORTED) OtherButton(words.reportAction) { act(PhoneAction.Report) }
            MainButton(words.commonDone) { act(PhoneAction.Back) }
        },
    ) {
        Spoken(title)
        screen.sentence?.let { ErrorText(said(it)) }
        body(stage).forEach { Paragraph(it) }
        if (reportable) Quiet(if (stage.outcome == OutcomeKind.APPROVED) words.reportApproved else words.reportBody)
        if (screen.more > 0) Quiet(words.promptNextRequest(screen.more))
    }
}

@Composable
private fun title(stage: PromptStage.Ended): String = when (stage.outcome) {
    OutcomeKind.APPROVED -> words.resultApprovedTitle
    OutcomeKind.DENIED -> if (stage.refused == DenyReason.NOT_ME) words.resultNotMeTitle else words.resultRefusedTitle
    OutcomeKind.REPORTED -> words.resultReportedTitle
    OutcomeKind.WRONG_NUMBER -> words.resultWrongTitle
    OutcomeKind.CLOSED -> words.journalClosed
    OutcomeKind.UNKNOWN -> words.journalUnknown
}

@Composable
private fun body(stage: PromptStage.Ended): List<String> = when (stage.outcome) {
    OutcomeKind.APPROVED -> {
        listOf(words.resultApprovedBody)
    }

    OutcomeKind.DENIED -> {
        if (stage.refused == DenyReason.NOT_ME) {
            listOf(words.resultNotMeBody)
        } else {
            listOf(words.resultRefusedBody, words.resultRefusedWasItYou)
        }
    }

    OutcomeKind.REPORTED -> {
        listOf(words.resultReportedBody)
    }

    OutcomeKind.WRONG_NUMBER -> {
        listOf(words.resultWrongNone, words.resultWrongCompare)
    }

    OutcomeKind.CLOSED -> {
        listOf(words.promptClosed)
    }

    OutcomeKind.UNKNOWN -> {
        listOf(words.resultUnknown)
    }
}

/** A request that nobody answered in time: whose it was decides what is done now. */
@Composable
internal fun ExpiredScreen(account: AccountView?, screen: Screen.Prompt, act: (PhoneAction) -> Unit) {
    Page(
        words.expiredTitle,
        act,
        leave = Leave.CLOSE,
        bottom = {
            OtherButton(words.expiredNotMe) { act(PhoneAction.Report) }
            // What the service alone calls expired goes by itself.
            val ends = if (screen.request.expired) PhoneAction.WasMe(screen.request.id) else PhoneAction.Back
            MainButton(words.expiredMe) { act(ends) }
        },
    ) {
        Paragraph(words.expiredBody)
        screen.sentence?.let { ErrorText(said(it)) }
        Details(account, screen.request)
    }
}

package org.countersign.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.unit.dp
import org.countersign.core.DenyReason
import org.countersign.core.NumberMatching
import org.countersign.core.SignInKind
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Place
import org.countersign.phone.PromptStage
import org.countersign.phone.Screen
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.NAME
import org.countersign.ui.parts.NumberButton
import org.countersign.ui.parts.NumberField
import org.countersign.ui.parts.NumberPad
import org.countersign.ui.parts.Options
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.SmallButton
import org.countersign.ui.parts.Spoken
import org.countersign.ui.parts.TitleBar
import org.countersign.ui.parts.Weight
import org.countersign.ui.parts.largeLetters
import org.countersign.ui.parts.ownPad
import org.countersign.ui.parts.safe
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** A sign-in request: who asks for what, from where; then the number; then refusing, always in reach. */
@Composable
internal fun PromptScreen(state: PhoneState, screen: Screen.Prompt, act: (PhoneAction) -> Unit) {
    val account = state.home?.accounts?.firstOrNull { it.id == screen.request.account }
    when (val stage = screen.stage) {
        is PromptStage.Ended -> {
            return EndedScreen(screen, stage, act)
        }

        PromptStage.Expired -> {
            return ExpiredScreen(account, screen, act)
        }

        PromptStage.Asked, PromptStage.Sending -> {}
    }
    val sending = screen.stage == PromptStage.Sending
    val title = if (screen.request.kind == SignInKind.PAIRING_CHECK) words.promptPairingTitle else words.promptTitle
    Column(Modifier.fillMaxSize()) {
        Spoken(words.a11yPromptOpened(safe(account?.let { it.nickname ?: it.name }.orEmpty(), NAME)))
        val left = @Composable { MinutesLeft(screen.request.expires) { words.commonMinutesLeft(it) } }
        TitleBar(title, act, Leave.CLOSE) { if (!largeLetters) Box(Modifier.padding(end = 16.dp)) { left() } }
        Column(
            Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(horizontal = 20.dp),
            Arrangement.spacedBy(8.dp),
        ) {
            if (largeLetters) left()
            if (state.obscured) Banner(words.promptObscured, Weight.WARNING)
            if (screen.keyGone) KeyGone(act)
            Details(account, screen.request)
            if (screen.more > 0) Quiet(words.promptNextRequest(screen.more))
        }
        Column(Modifier.padding(horizontal = 20.dp, vertical = 8.dp), Arrangement.spacedBy(8.dp)) {
            val enabled = !sending && !state.obscured
            if (!screen.keyGone) Approving(screen, enabled, act)
            if (sending && screen.sentence == null) Quiet(words.promptSending)
            Refusing(enabled = !state.obscured, act)
        }
    }
}

/** Approving is over on this phone until it is paired again. */
@Composable
private fun KeyGone(act: (PhoneAction) -> Unit) {
    Banner(words.keyInvalidTitle, Weight.WARNING, more = words.keyInvalidStill)
    Quiet(words.keyInvalidBody)
    SmallButton(words.keyInvalidAction) { act(PhoneAction.Go(Place.ADD)) }
}

/** The number, or what stands for it, and approving. Never by itself, and never with anything chosen beforehand. */
@Composable
private fun Approving(screen: Screen.Prompt, enabled: Boolean, act: (PhoneAction) -> Unit) {
    val wrong = screen.sentence?.let { said(it) }
    val type = { text: String -> act(PhoneAction.Type(text)) }
    val approve = { act(PhoneAction.Approve) }
    when (val number = screen.request.number) {
        NumberMatching.Absent -> {
            Quiet(words.promptNoNumber)
            wrong?.let { ErrorText(it) }
            ApproveButton(enabled, null, approve)
        }

        is NumberMatching.Digits -> {
            val count = number.count.toInt()
            val complete = enabled && screen.typed.length == count
            if (wrong == null || !largeLetters) NumberLabel(words.promptNumberLabel)
            NumberField(words.promptNumberLabel, screen.typed, count, wrong, enabled, approve, type)
            wrong?.let { ErrorText(it, urgent = true) }
            if (ownPad) {
                NumberPad(screen.typed, count, enabled, {
                    ApproveButton(complete, words.promptApproveDisabled, approve, it)
                }, type)
            } else {
                ApproveButton(complete, words.promptApproveDisabled, approve)
            }
        }

        is NumberMatching.Typed -> {
            val longest = number.options.maxOf { it.length }
            NumberLabel(words.promptOptionsTyped)
            NumberField(words.promptOptionsTyped, screen.typed, longest, wrong, enabled, approve, type)
            wrong?.let { ErrorText(it, urgent = true) }
            ApproveButton(enabled && screen.typed.isNotEmpty(), words.promptApproveDisabled, approve)
        }

        is NumberMatching.Listed -> {
            NumberLabel(words.promptOptionsLabel)
            Options(number.options, screen.typed.ifEmpty { null }, { safe(it) }, type)
            wrong?.let { ErrorText(it) }
            ApproveButton(enabled && screen.typed.isNotEmpty(), words.promptOptionsLabel, approve)
        }
    }
}

@Composable
private fun NumberLabel(text: String) {
    Quiet(text, Modifier.semantics { heading() })
}

@Composable
private fun ApproveButton(enabled: Boolean, missing: String?, onClick: () -> Unit, modifier: Modifier = Modifier.fillMaxWidth()) {
    val hint = if (enabled) words.a11yApproveHint else missing
    NumberButton(words.promptApprove, modifier.semantics { hint?.let { stateDescription = it } }, enabled, onClick)
}

/** Both refuse at once: nothing is asked again, and nobody has to show who they are. */
@Composable
private fun Refusing(enabled: Boolean, act: (PhoneAction) -> Unit) {
    val hint = words.a11yRefuseHint
    val spoken = Modifier.semantics { stateDescription = hint }
    val refuse = @Composable { modifier: Modifier ->
        OtherButton(words.promptRefuse, modifier.then(spoken), enabled) { act(PhoneAction.Refuse(DenyReason.NOT_NOW)) }
    }
    val notMe = @Composable { modifier: Modifier ->
        OtherButton(words.promptNotMe, modifier.then(spoken), enabled) { act(PhoneAction.Refuse(DenyReason.NOT_ME)) }
    }
    Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min), Arrangement.spacedBy(8.dp)) {
        Column(Modifier.weight(1f)) { refuse(Modifier.fillMaxHeight()) }
        Column(Modifier.weight(1f)) { notMe(Modifier.fillMaxHeight()) }
    }
}

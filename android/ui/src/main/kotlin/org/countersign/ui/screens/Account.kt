package org.countersign.ui.screens

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import org.countersign.core.AccountType
import org.countersign.core.AccountView
import org.countersign.core.RemovedAccount
import org.countersign.core.ServiceState
import org.countersign.core.ServiceView
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.ui.LocalReadAt
import org.countersign.ui.LocalSurroundings
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.CodeText
import org.countersign.ui.parts.Fact
import org.countersign.ui.parts.FinalButton
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.LinkLine
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.SmallButton
import org.countersign.ui.parts.SwitchLine
import org.countersign.ui.parts.TextLine
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.Weight
import org.countersign.ui.words
import org.countersign.ui.words.clock
import java.time.ZoneId

/** What the pairing of an account lets this phone do, in words; nothing where all is as it should be. */
@Composable
internal fun stateOf(service: ServiceView): String? {
    val locale = LocalSurroundings.current.locale
    return when (service.state) {
        ServiceState.UNCONFIRMED -> words.homeUnconfirmed

        ServiceState.INACTIVE -> words.inactiveTitle

        ServiceState.ACTIVE -> service.quietMs?.let {
            words.quietOn(clock(LocalReadAt.current.unixMs + it, locale, ZoneId.systemDefault()))
        }
    }
}

/** Everything about one account. */
@Composable
internal fun AccountScreen(account: AccountView, act: (PhoneAction) -> Unit) {
    Page(
        words.accountTitle,
        act,
        bottom = { OtherButton(words.commonRemove) { act(PhoneAction.AskRemove(account.id)) } },
    ) {
        account.service?.let { Service(it, act) }
        Fact(words.accountIssuer, account.issuer.ifEmpty { words.commonNoName })
        account.labelIssuer?.let { Fact(words.accountLabelIssuer, it) }
        Fact(words.accountName, account.name.ifEmpty { words.commonNoName })
        Quiet(kind(account))
        account.service?.let { Quiet(words.accountKindSignin(it.host)) }
        OwnName(account, act)
        SwitchLine(words.homeFavourites, account.favourite) { act(PhoneAction.Favourite(account.id, it)) }
        Heading(words.accountReorder)
        SmallButton(words.accountMoveUp) { act(PhoneAction.Move(account.id, -1)) }
        SmallButton(words.accountMoveDown) { act(PhoneAction.Move(account.id, 1)) }
        account.previous?.let { previous ->
            Heading(words.accountPreviousTitle)
            Paragraph(words.accountPreviousBody)
            previous.code?.let { CodeText(it) }
            SmallButton(words.accountPreviousUse) { act(PhoneAction.UsePrevious(account.id)) }
        }
        if (account.accountType != AccountType.PUSH) LinkLine(words.exportCode) { act(PhoneAction.AskCode(account.id)) }
    }
}

@Composable
private fun Service(service: ServiceView, act: (PhoneAction) -> Unit) {
    if (service.state == ServiceState.INACTIVE) {
        Banner(words.inactiveTitle, Weight.WARNING, more = words.inactiveBody)
        Paragraph(words.inactiveNothingLost)
        Quiet(words.inactiveCodesMayFail)
        MainButton(words.keyInvalidAction) { act(PhoneAction.Go(Place.ADD)) }
    } else {
        stateOf(service)?.let { Quiet(it) }
    }
    if (service.tlsOptOutRefused) Banner(words.accountTlsOptOutRefused, Weight.NOTE)
    if (service.lockRequested) Banner(words.accountLockRequested, Weight.NOTE)
}

@Composable
private fun kind(account: AccountView): String = when (account.accountType) {
    AccountType.TOTP -> words.accountKindTime(account.period.toString())
    AccountType.HOTP -> words.accountKindCounter
    AccountType.STEAM -> words.accountKindSteam
    AccountType.PUSH -> words.homePushOnly
}

@Composable
private fun OwnName(account: AccountView, act: (PhoneAction) -> Unit) {
    var name by rememberSaveable(account.nickname) { mutableStateOf(account.nickname.orEmpty()) }
    TextLine(words.accountNickname, name) { name = it }
    if (name != account.nickname.orEmpty()) {
        SmallButton(words.accountRename) { act(PhoneAction.Rename(account.id, name)) }
    }
}

/** Whether to remove an account, and of one that approves sign-ins: where. */
@Composable
internal fun RemoveScreen(account: AccountView, act: (PhoneAction) -> Unit) {
    val service = account.service
    Page(
        words.accountRemoveTitle,
        act,
        bottom = {
            if (service != null && service.state != ServiceState.INACTIVE) {
                OtherButton(words.accountRemoveHere) { act(PhoneAction.Remove(account.id, everywhere = false)) }
                OtherButton(words.accountRemoveBoth) { act(PhoneAction.Remove(account.id, everywhere = true)) }
            } else {
                OtherButton(words.commonRemove) { act(PhoneAction.Remove(account.id, everywhere = false)) }
            }
            MainButton(words.commonCancel) { act(PhoneAction.Back) }
        },
    ) {
        Untrusted(account.issuer.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.titleMedium)
        Untrusted(account.nickname ?: account.name)
        Paragraph(words.accountRemoveBody)
        if (service != null && service.state != ServiceState.INACTIVE) {
            Heading(words.accountRemoveServiceTitle(service.host))
            Paragraph(words.accountRemoveServiceBody(service.host))
        }
    }
}

/** What was removed in the last 30 days, and the only place where something is deleted for good. */
@Composable
internal fun RemovedScreen(removed: List<RemovedAccount>, deleting: String?, act: (PhoneAction) -> Unit) {
    val now = LocalReadAt.current.unixMs / 1000
    val asked = removed.firstOrNull { it.id == deleting }
    if (asked != null) return DeleteScreen(asked, act)
    Page(words.accountRecentlyRemoved, act) {
        if (removed.isEmpty()) Paragraph(words.accountRecentlyRemovedNone)
        for (account in removed) {
            Untrusted(account.issuer.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.titleMedium)
            Untrusted(account.nickname ?: account.name.ifEmpty { words.commonNoName })
            Quiet(words.commonDaysLeft(((account.until - now) / DAY_SECONDS).toInt().coerceAtLeast(0)))
            LinkLine(words.commonUndo) { act(PhoneAction.UndoRemove(account.id)) }
            LinkLine(words.accountDeleteNow) { act(PhoneAction.AskDelete(account.id)) }
        }
    }
}

@Composable
private fun DeleteScreen(account: RemovedAccount, act: (PhoneAction) -> Unit) {
    Page(
        words.accountDeleteNow,
        act,
        bottom = {
            FinalButton(words.accountDeleteNow) { act(PhoneAction.DeleteNow(account.id)) }
            MainButton(words.commonCancel) { act(PhoneAction.AskDelete(null)) }
        },
    ) {
        Untrusted(account.issuer.ifEmpty { words.commonNoName }, style = MaterialTheme.typography.titleMedium)
        Untrusted(account.nickname ?: account.name.ifEmpty { words.commonNoName })
        Paragraph(words.accountDeleteNowBody)
    }
}

private const val DAY_SECONDS = 86_400L

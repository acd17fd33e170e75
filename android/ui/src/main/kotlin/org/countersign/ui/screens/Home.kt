package org.countersign.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.ExtendedFloatingActionButton
import androidx.compose.material3.FloatingActionButton
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.pulltorefresh.PullToRefreshBox
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.countersign.core.AccountView
import org.countersign.core.Home
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Place
import org.countersign.phone.Reach
import org.countersign.phone.Screen
import org.countersign.ui.LocalPreferences
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.IconAction
import org.countersign.ui.parts.Icons
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.LinkLine
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.TextLine
import org.countersign.ui.parts.TitleBar
import org.countersign.ui.parts.largeLetters
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** The accounts and their codes: drawn from what the core has, without waiting for anything. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun HomeScreen(state: PhoneState, home: Home, screen: Screen.Home, act: (PhoneAction) -> Unit) {
    if (home.accounts.isEmpty() && home.damaged.isEmpty()) return EmptyHome(act)
    var searching by rememberSaveable { mutableStateOf(screen.found != null) }
    Box(Modifier.fillMaxSize()) {
        Column {
            TitleBar(words.homeTitle, act, Leave.NOT) {
                IconAction(if (searching) Icons.Close else Icons.Search, if (searching) words.commonClose else words.homeSearch) {
                    searching = !searching
                    if (!searching) act(PhoneAction.Search(""))
                }
                HomeMenu(act)
            }
            if (searching) {
                TextLine(words.homeSearch, screen.query, Modifier.padding(horizontal = 16.dp)) { act(PhoneAction.Search(it)) }
            }
            PullToRefreshBox(screen.refreshing, { act(PhoneAction.Refresh) }, Modifier.weight(1f)) {
                Accounts(state, home, screen, act)
            }
        }
        val side = if (LocalPreferences.current.reach == Reach.LEFT) Alignment.BottomStart else Alignment.BottomEnd
        if (!searching && state.said == null) {
            AddButton(Modifier.align(side).padding(16.dp)) { act(PhoneAction.Go(Place.ADD)) }
        }
    }
}

/** Its name is left to screen readers where its letters would cover the codes. */
@Composable
private fun AddButton(modifier: Modifier, onClick: () -> Unit) {
    if (largeLetters) {
        FloatingActionButton(onClick, modifier) { Icon(Icons.Add, words.homeAdd) }
    } else {
        ExtendedFloatingActionButton(
            text = { Text(words.homeAdd, style = MaterialTheme.typography.titleMedium) },
            // The button says only what its sign says.
            icon = { Icon(Icons.Add, words.homeAdd) },
            onClick = onClick,
            modifier = modifier,
        )
    }
}

@Composable
private fun Accounts(state: PhoneState, home: Home, screen: Screen.Home, act: (PhoneAction) -> Unit) {
    val accounts = remember(home.accounts, screen.found) {
        screen.found?.let { found -> home.accounts.filter { it.id in found } } ?: home.accounts
    }
    val hide = home.privacy.chosen.hideCodes
    LazyColumn(
        Modifier.fillMaxSize(),
        contentPadding = PaddingValues(16.dp, 4.dp, 16.dp, 96.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp),
    ) {
        if (screen.found == null) {
            item("banners") { Banners(state, home, act) }
        }
        items(home.displayCodes, { "code ${it.prompt}" }) { DisplayCodeCard(it, act) }
        screen.line?.let { item("line") { Quiet(said(it)) } }
        if (accounts.isEmpty() && screen.query.isNotEmpty()) {
            item("none") { Paragraph(words.homeSearchNone(screen.query)) }
        }
        val row = @Composable { account: AccountView ->
            AccountRow(account, hide && account.id !in screen.revealed, act)
        }
        val (favourites, others) = accounts.partition { it.favourite }
        if (favourites.isNotEmpty()) item("favourites") { Heading(words.homeFavourites) }
        rows(favourites, row)
        if (favourites.isNotEmpty() && others.isNotEmpty()) item("others") { Heading(words.homeTitle) }
        rows(others, row)
    }
}

private fun LazyListScope.rows(accounts: List<AccountView>, row: @Composable (AccountView) -> Unit) =
    items(accounts, { it.id }, { "account" }) { row(it) }

@Composable
private fun EmptyHome(act: (PhoneAction) -> Unit) {
    Page(
        words.homeTitle,
        act,
        leave = Leave.NOT,
        actions = { HomeMenu(act) },
        bottom = {
            OtherButton(words.onboardingRestore) { act(PhoneAction.Go(Place.RESTORE)) }
            MainButton(words.homeAdd) { act(PhoneAction.Go(Place.ADD)) }
        },
    ) {
        Text(words.homeEmptyTitle, style = MaterialTheme.typography.headlineSmall)
        Paragraph(words.homeEmptyBody)
        LinkLine(words.importTitle) { act(PhoneAction.Go(Place.IMPORT)) }
    }
}

@Composable
private fun HomeMenu(act: (PhoneAction) -> Unit) {
    var open by remember { mutableStateOf(false) }
    Box {
        IconAction(Icons.More, words.commonMore) { open = true }
        DropdownMenu(open, { open = false }) {
            val choose = { action: PhoneAction ->
                open = false
                act(action)
            }
            MenuEntry(words.homeRefresh) { choose(PhoneAction.Refresh) }
            MenuEntry(words.travelTitle) { choose(PhoneAction.Go(Place.CHECKLIST)) }
            MenuEntry(words.backupTitle) { choose(PhoneAction.Go(Place.BACKUP)) }
            MenuEntry(words.journalTitle) { choose(PhoneAction.Go(Place.JOURNAL)) }
            MenuEntry(words.accountRecentlyRemoved) { choose(PhoneAction.Go(Place.REMOVED)) }
            MenuEntry(words.lostTitle) { choose(PhoneAction.Go(Place.LOST_PHONE)) }
            MenuEntry(words.settingsTitle) { choose(PhoneAction.Go(Place.SETTINGS)) }
        }
    }
}

@Composable
internal fun MenuEntry(text: String, onClick: () -> Unit) {
    DropdownMenuItem({ Text(text, style = MaterialTheme.typography.bodyLarge) }, onClick)
}

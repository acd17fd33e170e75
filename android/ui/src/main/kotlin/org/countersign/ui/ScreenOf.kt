package org.countersign.ui

import androidx.compose.runtime.Composable
import org.countersign.core.AccountView
import org.countersign.core.Home
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Screen
import org.countersign.ui.screens.AboutScreen
import org.countersign.ui.screens.AccountCodeScreen
import org.countersign.ui.screens.AccountScreen
import org.countersign.ui.screens.AddedScreen
import org.countersign.ui.screens.BackupScreen
import org.countersign.ui.screens.BigCodesScreen
import org.countersign.ui.screens.BurstScreen
import org.countersign.ui.screens.CameraScreen
import org.countersign.ui.screens.CardScreen
import org.countersign.ui.screens.ChecklistScreen
import org.countersign.ui.screens.ChooseLockScreen
import org.countersign.ui.screens.ChoosePhoneScreen
import org.countersign.ui.screens.ClockScreen
import org.countersign.ui.screens.ExportScreen
import org.countersign.ui.screens.HealthScreen
import org.countersign.ui.screens.HomeScreen
import org.countersign.ui.screens.ImportScreen
import org.countersign.ui.screens.JournalScreen
import org.countersign.ui.screens.LockScreen
import org.countersign.ui.screens.LostPhoneScreen
import org.countersign.ui.screens.ManualScreen
import org.countersign.ui.screens.MoveScreen
import org.countersign.ui.screens.OnboardingScreen
import org.countersign.ui.screens.PairingScreen
import org.countersign.ui.screens.PasscodeScreen
import org.countersign.ui.screens.PromptScreen
import org.countersign.ui.screens.RehearseScreen
import org.countersign.ui.screens.RemoveScreen
import org.countersign.ui.screens.RemovedScreen
import org.countersign.ui.screens.RestoreScreen
import org.countersign.ui.screens.ServicesScreen
import org.countersign.ui.screens.SettingsScreen
import org.countersign.ui.screens.SeveralScreen
import org.countersign.ui.screens.StartingScreen
import org.countersign.ui.screens.UnopenedScreen

/** The screen of a state. One that shows accounts is not drawn while there are none to show. */
@Composable
internal fun ScreenOf(state: PhoneState, act: (PhoneAction) -> Unit) {
    when (val screen = state.screen) {
        Screen.Starting -> StartingScreen(act)
        is Screen.Unopened -> UnopenedScreen(screen.sentence, act)
        Screen.Onboarding -> OnboardingScreen(act)
        is Screen.ChooseLock -> ChooseLockScreen(screen, state.busy, act)
        is Screen.Lock -> state.lock?.let { LockScreen(it, screen.sentence, state.busy, act) }
        is Screen.Home -> WithHome(state, act) { HomeScreen(state, it, screen, act) }
        is Screen.Camera -> CameraScreen(state.camera, screen, act)
        is Screen.Several -> SeveralScreen(screen.found, act)
        is Screen.Manual -> ManualScreen(screen, act)
        is Screen.Card -> CardScreen(screen, act)
        is Screen.AddedAccounts -> WithHome(state, act) { AddedScreen(it, screen.added, act) }
        is Screen.Pairing -> PairingScreen(state, screen.stage, act)
        is Screen.Prompt -> PromptScreen(state, screen, act)
        is Screen.Burst -> WithAccount(state, screen.account, act) { BurstScreen(it, screen, act) }
        is Screen.Account -> WithAccount(state, screen.id, act) { AccountScreen(it, act) }
        is Screen.Remove -> WithAccount(state, screen.id, act) { RemoveScreen(it, act) }
        is Screen.Removed -> RemovedScreen(state.removed, screen.deleting, act)
        is Screen.Checklist -> ChecklistScreen(screen.checks, state.lastBackup, act)
        is Screen.Health -> HealthScreen(screen.checks, state.lastBackup, act)
        is Screen.BigCodes -> WithHome(state, act) { BigCodesScreen(it, screen.place, act) }
        Screen.Clock -> WithHome(state, act) { ClockScreen(it, act) }
        is Screen.Backup -> BackupScreen(screen.stage, state.lastBackup, act)
        is Screen.Rehearse -> RehearseScreen(screen.stage, act)
        is Screen.Restore -> RestoreScreen(screen.stage, act)
        is Screen.Import -> WithHome(state, act) { ImportScreen(it, screen.stage, act) }
        is Screen.Export -> WithHome(state, act) { ExportScreen(it, screen.stage, act) }
        is Screen.AccountCode -> WithAccount(state, screen.account, act) { AccountCodeScreen(it, screen, act) }
        Screen.ChoosePhone -> ChoosePhoneScreen(act)
        is Screen.Move -> MoveScreen(state, screen.stage, act)
        is Screen.Verify -> state.lock?.let { LockScreen(it, screen.sentence, state.busy, act, again = true) }
        is Screen.Journal -> JournalScreen(screen.entries, state.home?.accounts.orEmpty(), act)
        Screen.Settings -> SettingsScreen(state, act)
        is Screen.Passcode -> PasscodeScreen(screen, act)
        Screen.Services -> WithHome(state, act) { ServicesScreen(it.accounts, act) }
        Screen.About -> AboutScreen(act)
        Screen.LostPhone -> LostPhoneScreen(act)
    }
}

@Composable
private fun WithHome(state: PhoneState, act: (PhoneAction) -> Unit, content: @Composable (Home) -> Unit) {
    state.home?.let { content(it) } ?: StartingScreen(act)
}

@Composable
private fun WithAccount(state: PhoneState, id: String, act: (PhoneAction) -> Unit, content: @Composable (AccountView) -> Unit) {
    WithHome(state, act) { home -> home.accounts.firstOrNull { it.id == id }?.let { content(it) } ?: StartingScreen(act) }
}

package org.countersign.ui.screens

import androidx.compose.runtime.Composable
import org.countersign.core.AddOutcome
import org.countersign.core.Home
import org.countersign.core.ImportApp
import org.countersign.core.Imported
import org.countersign.phone.ImportStage
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.ErrorText
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.LinkLine
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.Notices
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.Weight
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** Accounts from the file of another app: found, shown, and only then added. */
@Composable
internal fun ImportScreen(home: Home, stage: ImportStage, act: (PhoneAction) -> Unit) {
    when (stage) {
        is ImportStage.Begin -> {
            PickScreen(words.importTitle, words.importPick, act) {
                stage.sentence?.let { ErrorText(said(it)) }
                if (stage.sentence?.key == "error.import_is_backup") LinkLine(words.restoreTitle) { act(PhoneAction.Go(Place.RESTORE)) }
                Quiet(words.importDeleteFile)
            }
        }

        is ImportStage.Locked -> {
            PasswordOfFile(words.importTitle, nameOf(stage.app), stage.name, words.importPassword, words.importPick, stage.sentence, act)
        }

        ImportStage.Working -> {
            WorkingScreen(words.importTitle, act)
        }

        is ImportStage.Preview -> {
            Preview(stage.found, stage, act)
        }

        is ImportStage.Ended -> {
            Ended(home, stage, act)
        }
    }
}

@Composable
private fun Preview(found: Imported, stage: ImportStage.Preview, act: (PhoneAction) -> Unit) {
    val collisions = found.accounts.map { it.collision }
    Page(
        words.importTitle,
        act,
        bottom = { if (found.accounts.isNotEmpty()) BringButtons(collisions, words.importAction, act) },
    ) {
        stage.sentence?.let { ErrorText(said(it)) }
        Paragraph(words.importFound(found.accounts.size, nameOf(found.app)))
        found.accounts.forEach { Entry(it.account, it.collision, it.nickname, it.code) }
        SkippedEntries(found.skipped)
        Notices(found.accounts.flatMap { it.notices }.distinct())
    }
}

@Composable
private fun Ended(home: Home, stage: ImportStage.Ended, act: (PhoneAction) -> Unit) {
    val same = stage.added.count { it.outcome == AddOutcome.SAME }
    Page(
        words.importTitle,
        act,
        leave = Leave.NOT,
        bottom = { MainButton(words.commonDone) { act(PhoneAction.Go(Place.HOME)) } },
    ) {
        Paragraph(words.importDone((stage.added.size - same).toString(), same.toString(), stage.skipped.size.toString()))
        Banner(words.importDeleteFile, Weight.CHECK)
        AddedEntries(home, stage.added)
        SkippedEntries(stage.skipped)
    }
}

@Composable
private fun nameOf(app: ImportApp): String = when (app) {
    ImportApp.AEGIS -> words.importAppAegis
    ImportApp.AND_OTP -> words.importAppAndOtp
    ImportApp.BITWARDEN -> words.importAppBitwarden
    ImportApp.FREE_OTP_PLUS -> words.importAppFreeOtpPlus
    ImportApp.LAST_PASS -> words.importAppLastPass
    ImportApp.LINKS -> words.importAppLinks
    ImportApp.PROTON -> words.importAppProton
    ImportApp.RAIVO -> words.importAppRaivo
    ImportApp.STRATUM -> words.importAppStratum
    ImportApp.TWO_FAS -> words.importAppTwoFas
}

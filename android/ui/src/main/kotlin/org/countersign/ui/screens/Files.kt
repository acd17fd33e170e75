package org.countersign.ui.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import org.countersign.core.Choice
import org.countersign.core.LastBackup
import org.countersign.phone.FileStage
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.phone.Sentence
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.Fact
import org.countersign.ui.parts.LinkLine
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.OtherButton
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Paragraph
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.SecretLine
import org.countersign.ui.parts.SecretTwice
import org.countersign.ui.parts.SwitchLine
import org.countersign.ui.parts.Weight
import org.countersign.ui.parts.said
import org.countersign.ui.words

/** Makes a backup: what it holds and what it can't, and its password, twice. */
@Composable
internal fun BackupScreen(stage: FileStage, last: LastBackup?, act: (PhoneAction) -> Unit) {
    if (stage !is FileStage.Begin) return FileScreen(words.backupTitle, stage, act)
    Page(words.backupTitle, act) {
        Paragraph(words.backupWhat)
        last?.let { Last(it) }
        Quiet(words.backupNotIncluded)
        Quiet(words.backupWhere)
        SecretTwice(
            words.backupPassword,
            words.backupPasswordAgain,
            words.backupPasswordHint,
            { typed -> (FEWEST - typed.length).takeIf { it > 0 }?.let { words.errorBackupPasswordShort(it) } },
            words.backupPasswordDifferent,
            words.backupMake,
        ) { act(PhoneAction.GivePassword(it)) }
        LinkLine(words.rehearseTitle, words.rehearseReminder) { act(PhoneAction.Go(Place.REHEARSE)) }
        LinkLine(words.restoreTitle) { act(PhoneAction.Go(Place.RESTORE)) }
    }
}

@Composable
private fun Last(last: LastBackup) {
    Quiet(words.backupLast(sinceThen(last.made)))
    Quiet(words.backupLastTested(sinceThen(last.opened)))
    if (last.lacking.isNotEmpty()) Banner(words.backupLacks(last.lacking.size), Weight.CHECK)
}

/** Tries a backup, changing nothing. */
@Composable
internal fun RehearseScreen(stage: FileStage, act: (PhoneAction) -> Unit) {
    if (stage !is FileStage.Begin) return FileScreen(words.rehearseTitle, stage, act)
    PickScreen(words.rehearseTitle, words.restorePick, act) { Paragraph(words.rehearseBody) }
}

/** Brings accounts back. */
@Composable
internal fun RestoreScreen(stage: FileStage, act: (PhoneAction) -> Unit) {
    if (stage !is FileStage.Begin) return FileScreen(words.restoreTitle, stage, act)
    PickScreen(words.restoreTitle, words.restorePick, act) {
        Paragraph(words.backupWhat)
        Quiet(words.backupNotIncluded)
    }
}

/** What it is, before a file is picked. */
@Composable
internal fun PickScreen(title: String, pick: String, act: (PhoneAction) -> Unit, content: @Composable ColumnScope.() -> Unit) =
    Page(title, act, bottom = { MainButton(pick) { act(PhoneAction.PickFile) } }, content = content)

/** What takes seconds on purpose. */
@Composable
internal fun WorkingScreen(title: String, act: (PhoneAction) -> Unit) {
    Page(title, act) {
        LinearProgressIndicator(Modifier.fillMaxWidth())
        Paragraph(words.backupWorking)
    }
}

/** What all three have in common from the file on. */
@Composable
private fun FileScreen(title: String, stage: FileStage, act: (PhoneAction) -> Unit) {
    when (stage) {
        FileStage.Begin -> {}

        is FileStage.Picked -> {
            PasswordOfFile(title, words.backupTitle, stage.name, words.backupPassword, words.restorePick, stage.sentence, act)
        }

        FileStage.Working -> {
            WorkingScreen(title, act)
        }

        is FileStage.Preview -> {
            Preview(title, stage, act)
        }

        is FileStage.Ended -> {
            Page(title, act, bottom = { MainButton(words.commonDone) { act(PhoneAction.Back) } }) {
                Paragraph(said(stage.sentence))
            }
        }
    }
}

/** `kind` and `name` of a file that is under a password. */
@Composable
internal fun PasswordOfFile(
    title: String,
    kind: String,
    name: String,
    label: String,
    pick: String,
    wrong: Sentence?,
    act: (PhoneAction) -> Unit,
) {
    var password by remember { mutableStateOf("") }
    var seen by remember { mutableStateOf(false) }
    val done = { act(PhoneAction.GivePassword(password)) }
    Page(
        title,
        act,
        bottom = {
            OtherButton(pick) { act(PhoneAction.PickFile) }
            MainButton(words.commonContinue, enabled = password.isNotEmpty(), onClick = done)
        },
    ) {
        Fact(kind, name)
        SecretLine(label, password, seen, wrong = wrong?.let { said(it) }, onDone = done) { password = it }
        SwitchLine(words.commonShowPassword, seen) { seen = it }
    }
}

@Composable
private fun Preview(title: String, stage: FileStage.Preview, act: (PhoneAction) -> Unit) {
    Page(
        title,
        act,
        bottom = {
            if (stage.changed > 0) {
                OtherButton(words.collisionRotatedReplace) { act(PhoneAction.Bring(Choice.Replace(null))) }
                MainButton(words.collisionRotatedKeepBoth) { act(PhoneAction.Bring(Choice.KeepBoth)) }
            } else {
                MainButton(words.restoreAction) { act(PhoneAction.Bring(Choice.KeepBoth)) }
            }
        },
    ) {
        Paragraph(words.restorePreview(stage.fresh.toString(), stage.same.toString(), stage.changed.toString()))
        if (stage.changed > 0) Quiet(words.collisionRotatedBody)
        Quiet(words.backupNotIncluded)
    }
}

private const val FEWEST = 12

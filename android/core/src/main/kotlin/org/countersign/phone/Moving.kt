package org.countersign.phone

import kotlinx.coroutines.flow.update
import org.countersign.core.Captured
import org.countersign.core.Choice

/** All accounts from an old phone to a new one, over the screens of both. */
internal class Moving(private val desk: Desk) {
    private var reading = false

    private inline fun <reified S : MoveStage> stage(): S? = desk.seen<Screen.Move>()?.stage as? S

    private fun put(stage: MoveStage) = desk.change<Screen.Move> { Screen.Move(stage) }

    private fun failed(why: Sentence) = put(MoveStage.Failed(why))

    fun receive() = desk.launch {
        val receiving = desk.call { receiveTransfer(it) }
        desk.state.update { it.copy(camera = desk.device.camera) }
        desk.open(Screen.Move(MoveStage.Show(receiving)))
    }

    fun send() {
        desk.state.update { it.copy(camera = desk.device.camera) }
        desk.open(Screen.Move(MoveStage.Scan))
    }

    /** What the camera of either phone sees; those that come meanwhile are dropped. */
    fun frame(frame: PhoneAction.Frame) {
        val stage = desk.seen<Screen.Move>()?.stage
        if (reading || (stage != MoveStage.Scan && stage !is MoveStage.Receive)) return
        reading = true
        val captured = Captured.Image(frame.luma, frame.width.toUInt(), frame.height.toUInt(), frame.rowStride.toUInt())
        desk.launch(::failed) {
            if (stage is MoveStage.Receive) take(stage, captured) else look(captured)
        }.invokeOnCompletion { reading = false }
    }

    private suspend fun look(captured: Captured) {
        val sending = desk.call { sendTransfer(captured, it) } ?: return
        if (stage<MoveStage.Scan>() != null) put(MoveStage.Compare(sending)) else cancel(sending.transfer)
    }

    private suspend fun take(stage: MoveStage.Receive, captured: Captured) {
        val progress = desk.call { receivePart(stage.transfer, captured, it) }
        if (stage<MoveStage.Receive>()?.transfer != stage.transfer) return
        val arrived = progress.arrived
        put(if (arrived == null) stage.copy(seen = progress.seen.toInt(), total = progress.total.toInt()) else MoveStage.Preview(arrived))
    }

    /** The person has compared what both phones show. */
    fun same() {
        stage<MoveStage.Show>()?.let { put(MoveStage.Receive(it.receiving.transfer)) }
        val compared = stage<MoveStage.Compare>() ?: return
        desk.launchVerified(PhoneAction.Same, ::failed) {
            val parts = desk.call { transferParts(compared.sending.transfer, it) }
            if (stage<MoveStage.Compare>() == compared) put(MoveStage.Parts(compared.sending.transfer, parts))
        }
    }

    fun bring(choice: Choice) {
        val preview = stage<MoveStage.Preview>() ?: return
        desk.launchAlone(::failed) {
            val added = desk.call { add(preview.arrived.ticket, choice, it) }
            desk.read()
            val again = preview.arrived.accounts.filter { it.approved }.map { it.account } + preview.arrived.approveOnly
            put(MoveStage.Ended(added, again))
        }
    }

    fun again() {
        desk.close()
        if (desk.state.value.screen != Screen.ChoosePhone) desk.open(Screen.ChoosePhone)
    }

    /** The person leaves: nothing is kept of a move that has not ended. */
    fun leave() {
        val transfer = when (val stage = desk.seen<Screen.Move>()?.stage) {
            is MoveStage.Show -> stage.receiving.transfer
            is MoveStage.Receive -> stage.transfer
            is MoveStage.Compare -> stage.sending.transfer
            is MoveStage.Parts -> stage.transfer
            else -> return
        }
        desk.launch { cancel(transfer) }
    }

    private suspend fun cancel(transfer: String) = desk.call { _ -> cancelTransfer(transfer) }
}

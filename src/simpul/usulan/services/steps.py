"""What happens to a request after it was sent: received, completed, returned, forwarded, answered, planned, closed."""

from collections.abc import Sequence

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op
from simpul.jurnal.operations.usulan import (
    AnswerUsulan,
    CloseUsulan,
    CompleteUsulan,
    ForwardUsulan,
    PlanUsulan,
    ReceiveUsulan,
    ReturnUsulan,
    UnplanUsulan,
)
from simpul.usulan.services import apply, decide
from simpul.usulan.services.stepping import act_step, check_step


def check_receive_usulan(ops: Sequence[Op[ReceiveUsulan]], ctx: Ctx) -> list[Decision]:
    """The village has read it; refused unless it was just sent."""
    return check_step(ops, ctx, decide.receive)


def receive_usulan(accepted: Sequence[Accepted[ReceiveUsulan]]) -> list[Change]:
    """Write that the village has read it."""
    return act_step(accepted, apply.receive)


def check_complete_usulan(ops: Sequence[Op[CompleteUsulan]], ctx: Ctx) -> list[Decision]:
    """Something is added; when it is what the village asked for, the clock runs again with a new last day."""
    return check_step(ops, ctx, decide.complete)


def complete_usulan(accepted: Sequence[Accepted[CompleteUsulan]]) -> list[Change]:
    """Write the added papers and answers."""
    return act_step(accepted, apply.complete)


def check_return_usulan(ops: Sequence[Op[ReturnUsulan]], ctx: Ctx) -> list[Decision]:
    """The village asks for what is missing; the clock stops. Refused once an OPD has it."""
    return check_step(ops, ctx, decide.give_back)


def return_usulan(accepted: Sequence[Accepted[ReturnUsulan]]) -> list[Change]:
    """Write what is missing and stop the clock."""
    return act_step(accepted, apply.give_back)


def check_forward_usulan(ops: Sequence[Op[ForwardUsulan]], ctx: Ctx) -> list[Decision]:
    """It goes to an OPD, or from one OPD to another; a resting clock runs again."""
    return check_step(ops, ctx, decide.forward)


def forward_usulan(accepted: Sequence[Accepted[ForwardUsulan]]) -> list[Change]:
    """Write which OPD has it."""
    return act_step(accepted, apply.forward)


def check_answer_usulan(ops: Sequence[Op[AnswerUsulan]], ctx: Ctx) -> list[Decision]:
    """The OPD answers; a later answer replaces an earlier one, the first stops the clock for good."""
    return check_step(ops, ctx, decide.answer)


def answer_usulan(accepted: Sequence[Accepted[AnswerUsulan]]) -> list[Change]:
    """Write the answer."""
    return act_step(accepted, apply.answer)


def check_plan_usulan(ops: Sequence[Op[PlanUsulan]], ctx: Ctx) -> list[Decision]:
    """The village takes it into its plan of a year, which answers it; the clock rests while it stands there."""
    return check_step(ops, ctx, decide.plan)


def plan_usulan(accepted: Sequence[Accepted[PlanUsulan]]) -> list[Change]:
    """Write the year of the plan."""
    return act_step(accepted, apply.plan)


def check_unplan_usulan(ops: Sequence[Op[UnplanUsulan]], ctx: Ctx) -> list[Decision]:
    """It leaves the plan and goes to whoever had it last; a clock that rested runs again."""
    return check_step(ops, ctx, decide.unplan)


def unplan_usulan(accepted: Sequence[Accepted[UnplanUsulan]]) -> list[Change]:
    """Write that no plan holds it."""
    return act_step(accepted, apply.unplan)


def check_close_usulan(ops: Sequence[Op[CloseUsulan]], ctx: Ctx) -> list[Decision]:
    """It ends with a result and a reason."""
    return check_step(ops, ctx, decide.close)


def close_usulan(accepted: Sequence[Accepted[CloseUsulan]]) -> list[Change]:
    """Write the end."""
    return act_step(accepted, apply.close)

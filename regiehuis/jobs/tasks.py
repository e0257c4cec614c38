"""The tasks of the worker: which action, for which house, how often. Arguments are keys only.

Each action may run twice, late or beside another worker and leaves the same behind, so that a task that was missed is
made good by the next round.
"""

import logging
import uuid
from collections.abc import Callable

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from regiehuis.casussen.actions.alarmwacht import climb_alarmen, mail_alarmen
from regiehuis.casussen.actions.document import sweep_documents
from regiehuis.casussen.actions.herinnering import remind_not_informed, tell_overdue
from regiehuis.casussen.actions.noodtoegang import mail_noodtoegang
from regiehuis.casussen.actions.opruiming import remove_expired, remove_rejected
from regiehuis.casussen.actions.piketwacht import climb_piketmeldingen, mail_piketmeldingen
from regiehuis.logboek.doorgifte import forward
from regiehuis.samenwerking.access import as_systeem
from regiehuis.samenwerking.actions.piketrooster import warn_gaps
from regiehuis.samenwerking.queries import huis_ids
from regiehuis.verantwoording.actions.bewaring import warn_near_end
from regiehuis.verantwoording.actions.datalek import remind_datalekken
from regiehuis.verantwoording.actions.toezicht import remind_bevindingen
from regiehuis.verantwoording.actions.vernietiging import carry_out, tell_recipients
from regiehuis.verantwoording.actions.verzoekwacht import remind_verzoeken, remind_zienswijzen

KEEP_FAILED_HOURS = 30 * 24
_log = logging.getLogger(__name__)


@app.task(name="piketwacht")
def piketwacht(huis_id: str) -> None:
    """Let alerts and alarms of one house climb and mail them (R9), and emergency access (R18); asked for by each."""
    watch_piket(uuid.UUID(huis_id))


@app.task(name="vernietiging")
def vernietiging(huis_id: str) -> None:
    """Destroy in one house what is due (R36); asked for by whoever decided on it."""
    destroy_due(uuid.UUID(huis_id))


@app.periodic(cron="* * * * *")
@app.task(name="elke_minuut", queueing_lock="elke_minuut")
def every_minute(timestamp: int) -> None:
    """The same for every house, each minute."""
    in_each_house(watch_piket)


@app.periodic(cron="5 * * * *")
@app.task(name="elk_uur", queueing_lock="elk_uur")
def every_hour(timestamp: int) -> None:
    """Reminders of every house (R8, R27), and what its terms have ended (R11, drafts)."""
    in_each_house(keep_house)


@app.periodic(cron="* * * * *")
@app.task(name="doorgifte", queueing_lock="doorgifte")
def forward_log(timestamp: int) -> None:
    """Send the log of every house to the endpoint of the Logboek Dataverwerkingen, when one is set (R33)."""
    in_each_house(send_log)


@app.periodic(cron="15 * * * *")
@app.task(name="ruim_wachtrij", queueing_lock="ruim_wachtrij", pass_context=True)
async def clear_queue(context: JobContext, timestamp: int) -> None:
    """Forget jobs of workers that were killed in the middle, and those that failed a month ago.

    Jobs that succeeded go at once. One that was cut off is not done again: the next round does what it left.
    """
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
    await context.app.job_manager.delete_old_jobs(
        nb_hours=KEEP_FAILED_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


def send_log(huis_id: uuid.UUID) -> None:
    """What was sealed since the round before, without waiting for other work of the house."""
    forward(huis_id)


def watch_piket(huis_id: uuid.UUID) -> None:
    """Climb first, then mail; each in a transaction of its own, so that a mail server that is down stops no climb."""
    with as_systeem(huis_id, doel="piket") as asker:
        climb_piketmeldingen(asker=asker)
    with as_systeem(huis_id, doel="piket") as asker:
        _, failed = mail_piketmeldingen(asker=asker)
    with as_systeem(huis_id, doel="alarm") as asker:
        climb_alarmen(asker=asker)
    with as_systeem(huis_id, doel="alarm") as asker:
        failed += mail_alarmen(asker=asker)[1]
    with as_systeem(huis_id, doel="noodtoegang") as asker:
        mail_noodtoegang(asker=asker)
    if failed:
        _log.warning("%d acute alerts could not be mailed; the next round tries again", failed)


def keep_house(huis_id: uuid.UUID) -> None:
    """What is due in one house by its dates and terms, each part in a transaction of its own."""
    for doel, action in (
        ("herinneren", remind_not_informed),
        ("afspraken over tijd", tell_overdue),
        ("piketrooster", warn_gaps),
        ("bevindingen", remind_bevindingen),
        ("datalekken", remind_datalekken),
        ("verzoeken", remind_verzoeken),
        ("zienswijzen", remind_zienswijzen),
        ("bewaartermijn", remove_rejected),
        ("concepten", remove_expired),
        ("bewaartermijn loopt af", warn_near_end),
    ):
        with as_systeem(huis_id, doel=doel) as asker:
            action(asker=asker)
    destroy_due(huis_id)


def destroy_due(huis_id: uuid.UUID) -> None:
    """Rows first, then the files of rows that went, then whoever had them (R36, R37)."""
    for doel, action in (
        ("vernietigen", carry_out),
        ("documenten", sweep_documents),
        ("ontvangers van vernietigde gegevens", tell_recipients),
    ):
        with as_systeem(huis_id, doel=doel) as asker:
            action(asker=asker)


def in_each_house(work: Callable[[uuid.UUID], None]) -> None:
    """Do this for every house; a house where it fails does not keep it from the others, but the job has failed."""
    wrong = []
    for huis_id in huis_ids():
        try:
            work(huis_id)
        except Exception as error:
            wrong.append(error)
    if wrong:
        raise ExceptionGroup("Work failed in some houses.", wrong)

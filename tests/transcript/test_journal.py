import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread

import pytest

from mediator_game.transcript import disk
from mediator_game.transcript.journal import Broken, Journal, Locked
from mediator_game.transcript.reading import read
from mediator_game.transcript.verify import verify
from transcript.games import BEGUN, WHEN, WHOLE, played, records_in, saved


def created(folder, token="0a1b2c"):
    return Journal.create(folder, now=WHEN, slug="valley", token=token)


def held_by(journal):
    """The records on disk, without their checks, after making sure that the file is good."""
    transcript = read(journal.path)
    assert not transcript.faults
    assert not transcript.notices
    return [{name: value for name, value in record.items() if name != "check"} for record in transcript.records]


# Names and modes


def test_a_save_is_named_by_time_scenario_and_token_and_is_private(tmp_path):
    folder = tmp_path / "new" / "saves"
    journal = created(folder)
    assert journal.path == folder / "20260314T092653Z-valley-0a1b2c.jsonl"
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert journal.trouble == ""


def test_the_time_in_the_name_is_utc(tmp_path):
    yerevan = datetime(2026, 3, 14, 13, 26, 53, tzinfo=timezone(timedelta(hours=4)))
    journal = Journal.create(tmp_path, now=yerevan, slug="valley", token="000000")
    assert journal.path.name.startswith("20260314T092653Z")


@pytest.mark.parametrize(
    "wrong",
    [
        {"slug": "../up"},
        {"slug": ""},
        {"slug": "con"},
        {"token": "12345"},
        {"token": "../../"},
        {"token": "0A1B2C"},
        {"now": datetime(2026, 1, 1)},
    ],
    ids=str,
)
def test_nothing_but_a_time_an_id_and_a_token_gets_into_a_name(tmp_path, wrong):
    with pytest.raises(ValueError):
        Journal.create(tmp_path, **{"now": datetime.now(UTC), "slug": "valley", "token": "000000", **wrong})
    assert not list(tmp_path.iterdir())


def test_a_file_of_that_name_is_never_overwritten(tmp_path):
    path = tmp_path / "20260314T092653Z-valley-0a1b2c.jsonl"
    path.write_text("somebody's")
    journal = created(tmp_path)
    played(BEGUN, journal)
    assert path.read_text() == "somebody's"
    assert "already" in journal.trouble


def test_a_link_of_that_name_is_not_followed(tmp_path):
    target = tmp_path / "target"
    target.write_text("")
    (tmp_path / "20260314T092653Z-valley-0a1b2c.jsonl").symlink_to(target)
    journal = created(tmp_path)
    played(BEGUN, journal)
    assert target.read_text() == ""
    assert journal.trouble


# Every record is there when `write` returns


def test_each_record_is_on_disk_when_the_input_was_taken(tmp_path):
    journal = created(tmp_path)
    session = played([], journal)
    for number, step in enumerate(WHOLE, start=2):
        session.do(step)
        assert len(records_in(journal.path)) == number
    assert held_by(journal) == list(session.records)


def test_each_record_is_synced_before_write_returns(tmp_path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(disk.os, "fsync", lambda handle: (synced.append(os.fstat(handle).st_size), real(handle)))
    journal = created(tmp_path)
    journal.write({"type": "header"})
    assert synced[-1] == journal.path.stat().st_size


def test_a_new_name_is_synced_in_its_folder(tmp_path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(disk.os, "fsync", lambda handle: (synced.append(os.fstat(handle).st_mode), real(handle)))
    created(tmp_path)
    assert any(stat.S_ISDIR(mode) for mode in synced)


def test_a_record_that_cannot_be_json_changes_nothing(tmp_path):
    journal = created(tmp_path)
    journal.write({"type": "header"})
    before = journal.path.read_bytes()
    with pytest.raises(ValueError):
        journal.write({"type": "note", "text": "\ud800"})
    journal.write({"type": "quit", "seq": 1})
    assert journal.path.read_bytes().startswith(before)
    assert len(records_in(journal.path)) == 2


# Killed

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mediator_game.transcript.journal import Journal
journal = Journal.create(Path(sys.argv[1]), now=datetime.now(UTC), slug="valley", token="0a1b2c")
for seq in range(100_000):
    journal.write({"type": "move", "seq": seq, "text": "x" * (seq * 7919 % 60_000)})
    sys.stdout.write(f"{seq}\\n")
    sys.stdout.flush()
"""


@pytest.mark.parametrize("after", range(12))
def test_a_kill_loses_at_most_the_record_in_flight(tmp_path, after):
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    for _ in range(after * 3 + 1):
        writer.stdout.readline()
    writer.send_signal(signal.SIGKILL)
    acknowledged = [int(line) for line in writer.stdout.read().split("\n")[:-1]]
    writer.wait()
    last = acknowledged[-1] if acknowledged else after * 3
    path = next(tmp_path.glob("*.jsonl"))
    whole = path.read_bytes().rfind(b"\n") + 1
    on_disk = path.read_bytes()[:whole].count(b"\n")
    assert last + 1 <= on_disk <= last + 2


HOLDER = """
import sys, time
from pathlib import Path
from mediator_game.transcript.journal import Journal
journal = Journal.open_existing(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(600)
"""


def test_after_a_kill_the_lock_is_free_and_the_game_goes_on(tmp_path):
    path = saved(tmp_path, BEGUN)
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(Locked, match="another window"):
        Journal.open_existing(path)
    holder.kill()
    holder.wait()
    with Journal.open_existing(path) as journal:
        assert journal.trouble == ""
        assert len(journal.found.records) == len(BEGUN) + 1


# Torn


@pytest.mark.parametrize("kept", [1, 2, 17, 60, -2, -1])
def test_a_torn_last_line_is_kept_aside_and_the_chain_goes_on(tmp_path, kept):
    path = saved(tmp_path, BEGUN)
    raw = path.read_bytes()
    start = raw[:-1].rfind(b"\n") + 1
    torn = raw[start:][:kept]
    path.write_bytes(raw[:start] + torn)
    with Journal.open_existing(path) as journal:
        assert "cut short" in journal.found.notices[0]
        assert path.read_bytes() == raw[:start]
        assert path.with_name(path.name + ".torn").read_bytes() == torn
        journal.write(records_in(path)[-1] | {"seq": len(BEGUN)})
    assert not read(path).faults


def test_bytes_kept_aside_earlier_are_not_overwritten(tmp_path):
    path = saved(tmp_path, BEGUN)
    for torn in (b"one", b"two", b"three"):
        with path.open("ab") as file:
            file.write(torn)
        Journal.open_existing(path).close()
    kept = sorted(other.name.removeprefix(path.name) for other in tmp_path.glob("*.torn*"))
    assert kept == [".torn", ".torn-2", ".torn-3"]
    assert path.with_name(path.name + ".torn-2").read_bytes() == b"two"


def test_a_torn_line_that_cannot_be_kept_aside_is_not_cut_off(tmp_path, monkeypatch):
    path = saved(tmp_path, BEGUN)
    last = records_in(path)[-1]
    raw = path.read_bytes() + b'{"type":"mo'
    path.write_bytes(raw)
    with monkeypatch.context() as patch:
        patch.setattr(disk.os, "write", no_space)
        journal = Journal.open_existing(path)
        assert "no room" in journal.trouble
        journal.write(last | {"seq": len(BEGUN) + 1})
        assert path.read_bytes() == raw
    assert journal.try_again()
    assert len(held_by(journal)) == len(BEGUN) + 2
    assert b'{"type":"mo' in [other.read_bytes() for other in tmp_path.glob("*.torn*")]


def no_space(handle, data):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# The disk is full


def test_on_a_full_disk_the_file_keeps_whole_records_and_the_rest_waits(tmp_path):
    """A real limit on the size of files: the kernel first writes short, then refuses."""
    journal = created(tmp_path)
    session = played([], journal)
    safe = journal.path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(safe) + 500, hard))
    try:
        for step in WHOLE[:4]:
            session.do(step)
            assert journal.path.read_bytes().startswith(safe)
            assert journal.path.read_bytes().endswith(b"\n")
        held = len(records_in(journal.path))
        assert "no room" in session.trouble
        assert journal.unsaved == len(session.records) - held > 0
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    session.do(WHOLE[4])
    assert session.trouble == ""
    assert journal.unsaved == 0
    assert held_by(journal) == list(session.records)


@pytest.mark.parametrize("portion", [1, 7, 100, 4096])
def test_short_writes_are_finished(tmp_path, monkeypatch, portion):
    real = os.write
    monkeypatch.setattr(disk.os, "write", lambda handle, data: real(handle, data[:portion]))
    journal = created(tmp_path)
    session = played(BEGUN, journal)
    assert held_by(journal) == list(session.records)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
def test_a_write_that_fails_half_way_is_rolled_back(tmp_path, monkeypatch, code):
    journal = created(tmp_path)
    session = played(BEGUN, journal)
    safe = journal.path.read_bytes()
    real, calls = os.write, []

    def failing(handle, data):
        calls.append(1)
        if len(calls) % 2:
            return real(handle, data[:10])
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(disk.os, "write", failing)
        session.do(WHOLE[6])
        assert journal.path.read_bytes() == safe
        assert session.trouble.startswith("Not being saved: ")
    session.do(WHOLE[7])
    assert session.trouble == ""
    assert held_by(journal) == list(session.records)


def test_a_failed_sync_counts_as_not_saved(tmp_path, monkeypatch):
    journal = created(tmp_path)
    session = played(BEGUN, journal)
    with monkeypatch.context() as patch:
        patch.setattr(disk.os, "fsync", lambda handle: no_space(handle, b""))
        session.do(WHOLE[6])
        assert session.trouble
        assert journal.unsaved == 1
    assert journal.try_again()
    assert held_by(journal) == list(session.records)


def test_when_even_rolling_back_fails_the_tear_is_mended_later(tmp_path, monkeypatch):
    journal = created(tmp_path)
    session = played(BEGUN, journal)
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(
            disk.os,
            "write",
            lambda handle, data: real(handle, data[:10]) if len(data) > 100 else no_space(handle, data),
        )
        patch.setattr(disk.os, "ftruncate", lambda handle, size: no_space(handle, b""))
        session.do(WHOLE[6])
        assert session.trouble
        assert not journal.path.read_bytes().endswith(b"\n")
    session.do(WHOLE[7])
    assert session.trouble == ""
    assert held_by(journal) == list(session.records)


# The folder


def test_a_file_where_the_folder_should_be_is_said_and_got_over(tmp_path):
    (tmp_path / "saves").write_text("not a folder")
    journal = created(tmp_path / "saves")
    session = played(BEGUN, journal)
    assert "is a file, not a folder" in session.trouble
    assert journal.unsaved == len(session.records)
    (tmp_path / "saves").unlink()
    session.do(WHOLE[6])
    assert session.trouble == ""
    assert held_by(journal) == list(session.records)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_may_not_be_written_is_said(tmp_path, monkeypatch, code):
    def refused(*_):
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(disk.os, "open", refused)
        journal = created(tmp_path)
        session = played(BEGUN, journal)
        assert "may not write" in session.trouble
    session.do(WHOLE[6])
    assert held_by(journal) == list(session.records)


def test_a_folder_removed_in_mid_game_is_noticed_and_filled_again_when_it_is_back(tmp_path):
    folder = tmp_path / "saves"
    journal = created(folder)
    session = played(BEGUN, journal)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    session.do(WHOLE[6])
    assert f"the folder {folder} is gone" in session.trouble
    assert journal.unsaved == len(session.records)
    assert not folder.exists()
    folder.mkdir()
    session.do(WHOLE[7])
    assert session.trouble == ""
    assert held_by(journal) == list(session.records)


def test_a_folder_that_comes_back_with_the_save_in_it_is_gone_on_with(tmp_path):
    folder = tmp_path / "saves"
    journal = created(folder)
    session = played(BEGUN, journal)
    folder.rename(tmp_path / "unplugged")
    session.do(WHOLE[6])
    assert session.trouble
    (tmp_path / "unplugged").rename(folder)
    session.do(WHOLE[7])
    assert session.trouble == ""
    assert held_by(journal) == list(session.records)


def test_a_save_deleted_in_mid_game_is_written_again(tmp_path):
    journal = created(tmp_path)
    session = played(BEGUN, journal)
    journal.path.unlink()
    session.do(WHOLE[6])
    assert session.trouble == ""
    assert held_by(journal) == list(session.records)


@pytest.mark.parametrize("change", ["appended", "replaced", "emptied and filled", "enlarged"])
def test_a_save_another_program_changed_is_left_alone(tmp_path, change):
    journal = created(tmp_path)
    session = played(BEGUN, journal)
    raw = journal.path.read_bytes()
    other = {
        "appended": raw + b"{}\n",
        "replaced": raw.replace(b"Ani", b"Aga"),
        "emptied and filled": b"mine\n",
        "enlarged": raw + b"x" * 20_000_000,
    }[change]
    journal.path.unlink()
    journal.path.write_bytes(other)
    session.do(WHOLE[6])
    assert "another program changed" in session.trouble
    assert journal.path.read_bytes() == other
    assert journal.save_elsewhere(tmp_path / "elsewhere")
    assert journal.path.parent == tmp_path / "elsewhere"
    assert session.trouble == ""
    assert held_by(journal) == list(session.records)


# Elsewhere


def test_a_game_saved_elsewhere_goes_on_there_and_verifies(tmp_path):
    (tmp_path / "file").write_text("")
    journal = created(tmp_path / "file")
    session = played(BEGUN, journal)
    assert session.trouble
    assert journal.save_elsewhere(tmp_path / "other")
    for step in WHOLE[6:]:
        session.do(step)
    journal.close()
    assert journal.path.parent == tmp_path / "other"
    assert verify(journal.path).ok


def test_an_elsewhere_that_fails_too_is_said_and_loses_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "another").write_text("")
    journal = created(tmp_path / "file")
    session = played(BEGUN, journal)
    assert not journal.save_elsewhere(tmp_path / "another")
    assert str(tmp_path / "another") in session.trouble
    assert journal.unsaved == len(session.records)
    assert journal.save_elsewhere(tmp_path / "third")
    assert held_by(journal) == list(session.records)


def test_a_healthy_game_can_be_moved_and_the_old_save_stays(tmp_path):
    journal = created(tmp_path / "one")
    session = played(BEGUN, journal)
    first = journal.path
    assert journal.save_elsewhere(tmp_path / "two")
    session.do(WHOLE[6])
    assert len(records_in(first)) == len(BEGUN) + 1
    assert len(records_in(journal.path)) == len(BEGUN) + 2
    Journal.open_existing(first).close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux shows them")
def test_moving_and_closing_leave_no_file_open(tmp_path):
    def open_here():
        links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
        return [link for link in links if tmp_path in link.readlink().parents]

    journal = created(tmp_path / "one")
    played(BEGUN, journal)
    held = len(open_here())
    journal.save_elsewhere(tmp_path / "two")
    assert len(open_here()) == held
    journal.close()
    assert open_here() == []


def test_saving_elsewhere_in_the_same_folder_just_tries_again(tmp_path):
    journal = created(tmp_path)
    played(BEGUN, journal)
    before = journal.path.read_bytes()
    assert journal.save_elsewhere(tmp_path)
    assert journal.path.read_bytes() == before


# One writer


def test_a_second_writer_is_refused(tmp_path):
    journal = created(tmp_path)
    played(BEGUN, journal)
    with pytest.raises(Locked, match="open in another window"):
        Journal.open_existing(journal.path)
    with pytest.raises(Locked):
        created(tmp_path)
    journal.close()
    Journal.open_existing(journal.path).close()


def test_another_process_is_refused(tmp_path):
    journal = created(tmp_path)
    played(BEGUN, journal)
    script = (
        "import sys; from pathlib import Path; from mediator_game.transcript.journal import Journal, Locked\n"
        "try: Journal.open_existing(Path(sys.argv[1]))\n"
        "except Locked: print('locked')"
    )
    command = [sys.executable, "-c", script, str(journal.path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "locked\n"
    journal.close()
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == ""


def test_a_journal_may_be_closed_by_another_thread_than_it_was_made_in(tmp_path):
    journal = created(tmp_path)
    played(BEGUN, journal)
    thread = Thread(target=journal.close)
    thread.start()
    thread.join()
    Journal.open_existing(journal.path).close()


def test_closing_twice_is_no_trouble_and_saves_what_waits(tmp_path):
    (tmp_path / "saves").write_text("")
    journal = created(tmp_path / "saves")
    session = played(BEGUN, journal)
    (tmp_path / "saves").unlink()
    journal.close()
    journal.close()
    assert held_by(journal) == list(session.records)


# Going on


def test_going_on_with_a_save_continues_its_chain(tmp_path):
    path = saved(tmp_path, BEGUN)
    again = played(WHOLE)
    with Journal.open_existing(path) as journal:
        for record in again.records[len(BEGUN) + 1 :]:
            journal.write(record)
    assert path.read_bytes() == saved(tmp_path, WHOLE, token="ffffff").read_bytes()


@pytest.mark.parametrize("damage", [b"", b"nothing of ours\n", b"\x00" * 100])
def test_what_is_no_transcript_is_not_gone_on_with(tmp_path, damage):
    path = tmp_path / "save.jsonl"
    path.write_bytes(damage)
    with pytest.raises(Broken):
        Journal.open_existing(path)
    assert path.read_bytes() == damage


def test_a_damaged_save_is_refused_untouched_and_its_lock_is_freed(tmp_path):
    path = saved(tmp_path)
    raw = bytearray(path.read_bytes())
    raw[-400] ^= 1
    path.write_bytes(raw + b"torn")
    for _ in range(2):
        with pytest.raises(Broken) as found:
            Journal.open_existing(path)
        assert found.value.line == len(WHOLE) + 1
    assert path.read_bytes() == raw + b"torn"


def test_a_save_that_is_not_there_is_refused_and_leaves_no_lock(tmp_path):
    with pytest.raises(Broken, match="There is no file"):
        Journal.open_existing(tmp_path / "none.jsonl")
    with pytest.raises(Broken, match="There is no file"):
        Journal.open_existing(Path("nowhere/none.jsonl"))
    assert not list(tmp_path.iterdir())


def test_a_save_behind_a_link_can_be_read_and_says_that_it_is_not_being_saved(tmp_path):
    path = saved(tmp_path, BEGUN)
    link = tmp_path / "link.jsonl"
    link.symlink_to(path)
    with Journal.open_existing(link) as journal:
        assert "is a link" in journal.trouble
        assert len(journal.found.records) == len(BEGUN) + 1

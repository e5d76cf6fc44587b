"""The commands as a shell sees them: what they print, what they leave, and their exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from invoke import Context

from newsroom.commands import commands_of_an_edition
from tests.conftest import SAMPLE_TIME
from tests.engine.newspaper import NOON, Newspaper, tree

ROOT = Path(__file__).parents[2]
ARTICLE = "Title: Lúa xuân\nDate: 2019-03-11 08:00\nCategory: Kinh tế\n\nMột đoạn.\n"


class Shell:
    """Runs commands of the repository on folders of a test's own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.content.mkdir()

    def write(self, path: str, text: str) -> None:
        (self.content / path).parent.mkdir(parents=True, exist_ok=True)
        (self.content / path).write_text(text, encoding="utf-8")

    def run(self, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(NOON), "COLUMNS": "200", **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def build(self, *options: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `invoke build` on this content, with templates that another test has compiled."""
        self.share("", pictures=Newspaper.pictures, templates=Newspaper.compiled)
        return self.build_edition("", "--content", self.content, *options, **environment)

    def build_edition(self, name: str, *options: object, **environment: str):
        """Run `invoke build` on the sample edition, into folders of that name.

        Pictures that another test has made are there already.
        """
        self.share(name, pictures=Newspaper.pictures)
        folders = ["--output", self.output(name), "--cache", self.root / name / "cache"]
        return self.run("invoke", "build", *folders, *options, **environment)

    def share(self, name: str, **folders: Path | None) -> None:
        """Let the cache of that name have these folders, unless there is one already."""
        cache = self.root / name / "cache"
        if not cache.exists():
            cache.mkdir(parents=True)
            for folder, place in folders.items():
                if place:
                    (cache / folder).symlink_to(place)

    def output(self, name: str = "") -> Path:
        return self.root / name / "output"


@pytest.fixture
def shell(tmp_path):
    return Shell(tmp_path)


# invoke build -------------------------------------------------------------------------------


def test_a_build_of_sound_content_exits_with_0_and_says_what_it_did(shell):
    shell.write("a.md", ARTICLE)

    done = shell.build()

    assert (done.returncode, done.stderr) == (0, "")
    assert "Đã ghi" in done.stdout
    assert (shell.output() / "2019/03/11/lua-xuan/index.html").exists()


def test_a_second_build_of_the_same_content_writes_nothing(shell):
    shell.write("a.md", ARTICLE)
    shell.build()

    assert "Đã ghi 0 trang" in shell.build().stdout


def test_every_rejection_is_told_in_one_run_the_rest_is_built_and_the_exit_code_is_1(shell):
    shell.write("a.md", ARTICLE)
    shell.write("b.md", "Title: x\nDate: nay\nCategory: Kinh tế\n\nx")
    shell.write("c.md", "Date: 2019\nCategory: Kinh te hoc\n\nx")

    done = shell.build()

    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert [line.partition(" ")[0] for line in told if not line.startswith(" ")] == [
        *("b.md:2:", "c.md:1:", "c.md:2:"),
    ]
    assert told[1:3] == ["    Date: nay", "          ^^^"]
    assert done.stderr.count("→") == 3
    assert (shell.output() / "2019/03/11/lua-xuan/index.html").exists()


def test_a_rejection_is_told_again_until_it_is_mended(shell):
    shell.write("a.md", "Date: 2019\nCategory: Kinh tế\n\nx")

    assert [shell.build().returncode for _ in range(2)] == [1, 1]
    shell.write("a.md", ARTICLE)
    assert shell.build().returncode == 0


def test_a_folder_of_content_that_is_not_there_is_named_with_2(shell):
    shell.content.rmdir()

    done = shell.build()

    assert done.returncode == 2
    assert f"{shell.content}" in done.stderr
    assert "--content" in done.stderr
    assert not shell.output().exists()


def test_an_output_folder_with_other_files_in_it_is_left_alone_with_2(shell):
    shell.write("a.md", ARTICLE)
    shell.output().mkdir()
    (shell.output() / "thesis.txt").write_text("mine")

    done = shell.build()

    assert done.returncode == 2
    assert "--output" in done.stderr
    assert [file.name for file in shell.output().iterdir()] == ["thesis.txt"]


def test_a_machine_that_fails_exits_with_3(shell):
    (shell.root / "cache").write_text("a file where a folder should be")

    done = shell.build()

    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_an_option_that_does_not_exist_is_refused(shell):
    assert shell.build("--nonsense").returncode == 1
    assert not shell.output().exists()


def test_a_quiet_build_says_only_what_is_wrong(shell):
    shell.write("a.md", ARTICLE)
    assert shell.build("--quiet").stdout == ""

    shell.write("b.md", "Date: 2019\nCategory: Kinh tế\n\nx")
    done = shell.build("--quiet")
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr.startswith("b.md:1:")


def test_a_production_build_has_public_addresses(shell):
    shell.write("a.md", ARTICLE)

    shell.build("--production")

    page = (shell.output() / "2019/03/11/lua-xuan/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://' in page


# Misuse -------------------------------------------------------------------------------------

MISUSES = {
    "a port that is no number": (("serve", "--port", "abc"), "--port: 'abc'"),
    "a port that no machine has": (("serve", "--port", "99999"), "99999"),
    "fewer than no processes": (("build", "--jobs=-1"), "--jobs: '-1'"),
    "an import of nothing": (("import", "--section", "Kinh tế"), "invoke import pages/*.txt"),
    "a server that nobody knows": (("headers", "--server", "iis"), "“iis”"),
}


@pytest.mark.parametrize(("arguments", "named"), MISUSES.values(), ids=MISUSES)
def test_a_misuse_is_a_sentence_that_names_it_and_exits_with_2(shell, arguments, named):
    done = shell.run("invoke", *arguments)

    assert done.returncode == 2
    assert named in done.stderr
    assert len(done.stderr.splitlines()) == 1


# The same bytes, however they are asked for --------------------------------------------------


# The sample edition that other tests look at: built in this process, whose seed is any.
HERE = {"SOURCE_DATE_EPOCH": str(SAMPLE_TIME), "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"}
THERE = {**HERE, "PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"}


def test_cold_builds_of_the_sample_edition_are_identical_on_different_machines(shell, sample):
    assert shell.build_edition("there", "--jobs", 2, **THERE).returncode == 0

    assert tree(shell.output("there")) == tree(sample.output)


def test_pelican_itself_builds_the_same_bytes(shell, sample):
    shell.share("pelican", pictures=Newspaper.pictures)

    pelican = shell.run(
        *("pelican", "-s", "pelicanconf.py", "-o", shell.output("pelican")),
        *("--cache-path", shell.root / "pelican" / "cache"),
        **HERE,
    )

    assert pelican.returncode == 0, pelican.stderr
    assert tree(shell.output("pelican")) == tree(sample.output)


def test_pelican_itself_exits_with_1_when_files_are_rejected(shell):
    shell.write("a.md", "Date: 2019\nCategory: Kinh tế\n\nx")

    pelican = shell.run(
        *("pelican", shell.content, "-s", "pelicanconf.py", "-o", shell.output()),
        *("--cache-path", shell.root / "cache"),
    )

    assert pelican.returncode == 1
    assert "a.md:1:" in pelican.stderr + pelican.stdout


def test_hundreds_of_generated_articles_build_without_error(shell):
    shell.run("bench.corpus", shell.content, "--size", 300, "--partial-dates", "0.1")

    done = shell.build()

    assert (done.returncode, done.stderr) == (0, "")
    assert len(list(shell.output().rglob("index.html"))) > 300


# Where a command runs -----------------------------------------------------------------------


def test_a_command_finds_its_edition_from_a_folder_within_and_is_the_same_in_both_programs(shell):
    shell.write("a.md", ARTICLE)
    shell.build()

    for program in ("invoke", "newsroom"):
        done = subprocess.run(
            [sys.executable, "-m", program, "headers"],
            cwd=ROOT / "content",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "Content-Security-Policy" in done.stdout


@pytest.mark.parametrize("command", ["build", "clean", "check", "publish", "serve"])
def test_where_no_edition_is_a_command_says_so_with_2_and_leaves_all_alone(
    tmp_path, monkeypatch, capsys, command
):
    (tmp_path / "output").mkdir()
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as end:
        commands_of_an_edition()[command](Context())

    assert end.value.code == 2
    assert capsys.readouterr().err == (
        f"There is no edition in {tmp_path}: it has no pelicanconf.py.\n"
    )
    assert (tmp_path / "output").exists()


def test_the_commands_of_development_are_this_repository_s_alone():
    assert not {"test", "lint", "lock", "audit", "bench"} & {*commands_of_an_edition().tasks}


# Other commands -----------------------------------------------------------------------------


def test_the_commands_have_pelican_s_customary_names(shell):
    listed = shell.run("invoke", "--list").stdout

    for name in ("build", "serve", "clean", "import", "translate", "test", "lint"):
        assert f"  {name} " in listed


@pytest.mark.parametrize("wish", ["", "1"])
def test_compiled_modules_are_stored_unless_the_environment_says_not_to(wish):
    as_invoke_does = "import sys; sys.dont_write_bytecode = True"
    program = f"{as_invoke_does}; import tasks; print(sys.dont_write_bytecode)"

    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": wish},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert told.stdout.strip() == str(bool(wish))


# invoke check, invoke due --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["missing.md", "../outside.md"])
def test_a_check_of_what_is_no_file_of_the_content_is_a_misuse(shell, name):
    (shell.root / "outside.md").write_text(ARTICLE, encoding="utf-8")

    done = shell.run("invoke", "check", "--content", shell.content, shell.content / name)

    assert done.returncode == 2
    assert f"{name}: " in done.stderr


@pytest.mark.parametrize("name", ["2026/bad.md", "2026"])
def test_a_check_takes_a_path_as_messages_tell_it_and_a_folder_for_the_files_in_it(shell, name):
    shell.write("2026/bad.md", "Date: 2019\nCategory: Kinh tế\n\nx")
    shell.write("other.md", "nonsense")

    done = shell.run("invoke", "check", "--content", shell.content, name)

    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if not line.startswith(" ")]
    assert {line.partition(":")[0] for line in told} == {"2026/bad.md"}


@pytest.mark.parametrize("edition", [(), ("--production",)], ids=["default", "production"])
def test_what_is_due_is_told_of_either_edition_without_a_build(shell, edition):
    shell.write("a.md", ARTICLE.replace("2019-03-11 08:00", "2019-03-12 06:00"))

    done = shell.run("invoke", "due", "--content", shell.content, *edition)

    assert done.returncode == 0
    assert done.stdout.startswith("2019-03-12 06:00")

"""Making models: from the corpus, or from it and a house's own labelled replies, into a folder that is whole or not."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.linear import read_json, write_json
from tonecheck.reply import LANGUAGES
from tonecheck.resources import models_dir
from tonecheck.training import extend, forms, gain, language, model_folder
from tonecheck.training.__main__ import retrain
from tonecheck.training.corpus import data_hash, read_training
from tonecheck.training.folds import FOLDS
from tonecheck.training.labelled import Source, read
from tonecheck.training.predictions import Prediction, predict_all, thresholds

#: Tells how it goes: an entry of `training.wording` and what fills it.
Say = Callable[..., None]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be made."""

    corpus: Path
    out: Path | None  #: None: in place, into the folder of the models that ship
    source: Source | None = None  #: a house's own labelled replies
    name: str | None = None
    folds: int = gain.FOLDS
    force: bool = False


class Made(msgspec.Struct, frozen=True):
    """What came of it; `folder` is None where nothing was written."""

    folder: Path | None
    verdict: gain.Verdict | None = None
    gains: Sequence[gain.Gain] = ()


def make(order: Order, say: Say) -> Made:
    """Train and write. Raises TonecheckError for what is wrong in files or folders, before anything is trained."""
    _require_enough(order.corpus)
    if order.source is None:
        target = order.out or models_dir()
        _require_room(target, in_place=order.out is None)
        if order.out is None:
            say("making.tables")
            language.main()
            forms.main()
        with _written(target, in_place=order.out is None) as folder:
            say("making.corpus")
            retrain(order.corpus, folder)
        return Made(target)
    if order.out is None:
        raise TonecheckError("your own replies make models beside those that ship.", remedy="Give --out FOLDER.")
    _require_room(order.out, in_place=False)
    return _extend(order, order.source, order.out, say)


def _require_enough(corpus: Path) -> None:
    """Raises TonecheckError where an act stands in so few replies that some fold might know nothing of it."""
    counts = Counter(
        act for record in read_training(corpus) for act in {act for one in record.sentences for act in one.acts}
    )
    rare = [act for act in ACTS if counts[act] < FOLDS]
    if rare:
        raise TonecheckError(
            f"fewer than {FOLDS} replies of the open part have the acts {', '.join(rare)}.",
            place=str(corpus),
            remedy="Give a larger corpus, or leave --corpus out and add yours by --extend.",
        )


def _extend(order: Order, source: Source, out: Path, say: Say) -> Made:
    house = extend.house(read(source, thresholds(None)), model_folder.learned_from(None))
    _say_small(house, order.force, say)
    gains: list[gain.Gain] = []
    if len(house.labels) >= gain.FEWEST:
        folds = min(order.folds, len(house.labels))
        without = _without(order.corpus, house, say)
        with_ = gain.held_out(
            house,
            lambda folder, extra: retrain(order.corpus, folder, extra),
            folds,
            lambda number: say("making.fold", number=number + 1, folds=folds),
        )
        gains = gain.gains(house.labels, without, with_)
    verdict = gain.verdict_of(gains)
    if verdict == "worse" and not order.force:
        return Made(None, verdict, gains)
    with _written(out, in_place=False) as folder:
        say("making.both")
        retrain(order.corpus, folder, house.records)
        write_json(folder / model_folder.EXTRA_FILE, msgspec.to_builtins(_extra(order, source, house, gains)))
    return Made(out, verdict, gains)


def _say_small(house: extend.House, force: bool, say: Say) -> None:
    count = len(house.labels)
    if house.dropped:
        say("making.dropped", n=house.dropped)
    if count < gain.FEWEST and not force:
        raise TonecheckError(
            f"too few replies ({count}) to hold any out, so nobody could say whether they help.",
            remedy=f"Label {gain.FEWEST} or more ({gain.ADVISED} are advised), or give --force.",
        )
    if count < gain.ADVISED:
        say("making.few", n=count, advised=gain.ADVISED)
    if any(house.filled.values()):
        say("making.filled", **house.filled)


def _without(corpus: Path, house: extend.House, say: Say) -> Sequence[Prediction]:
    """What models of the corpus alone say of the house's replies."""
    shipped = read_json(models_dir() / LANGUAGES[0] / "card.json")
    if shipped["data"]["sha256"] == data_hash(corpus):
        return house.said
    with tempfile.TemporaryDirectory(prefix="tonecheck-", ignore_cleanup_errors=True) as folder:
        say("making.without")
        retrain(corpus, Path(folder))
        return predict_all(house.labels, Path(folder))


def _extra(order: Order, source: Source, house: extend.House, gains: Sequence[gain.Gain]) -> model_folder.Extra:
    paths = [Path(path) for path in source.paths]
    return model_folder.Extra(
        name=order.name or paths[0].stem,
        sha256=extend.files_hash(paths),
        replies=len(house.records),
        filled=house.filled,
        digests=sorted(model_folder.digest(record.text) for record in house.records),
        gain=msgspec.to_builtins(gains),
    )


def _require_room(target: Path, *, in_place: bool) -> None:
    """Raises TonecheckError where the folder is something else than models, or the shipped ones unasked."""
    shipped = models_dir().resolve()
    if not in_place and (target.resolve() == shipped or shipped in target.resolve().parents):
        raise TonecheckError(
            "the models that ship lie here.", place=str(target), remedy="Give another --out, or --in-place."
        )
    if not target.exists():
        return
    if not target.is_dir() or (any(target.iterdir()) and not _has_models(target)):
        raise TonecheckError(
            "there is something else than models here.", place=str(target), remedy="Give a new folder."
        )


def _has_models(folder: Path) -> bool:
    return all((folder / name / "card.json").is_file() for name in LANGUAGES)


@contextmanager
def _written(target: Path, *, in_place: bool) -> Iterator[Path]:
    """A folder beside the target that takes its place when all is written; in place, file by file."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
    except OSError as error:
        raise TonecheckError(f"cannot be written: {error.strerror}.", place=str(target)) from None
    try:
        yield part
        if in_place:
            _move_files(part, target)
        else:
            part.chmod(0o755)
            if target.exists():
                shutil.rmtree(target)
            part.replace(target)
    except OSError as error:
        raise TonecheckError(f"cannot be written: {error.strerror}.", place=str(target)) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _move_files(part: Path, target: Path) -> None:
    for file in sorted(path for path in part.rglob("*") if path.is_file()):
        place = target / file.relative_to(part)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)

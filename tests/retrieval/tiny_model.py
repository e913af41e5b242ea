"""Tiny sentence-transformers models made on the spot: random weights over a vocabulary of characters.

They know nothing of meaning, but they are real models in real folders, so that what takes a model by local path is
tested with no network. Making one imports torch, which takes seconds: mark such tests `slow`, and let them ignore
the warnings that torch and transformers give about themselves.
"""

from __future__ import annotations

from pathlib import Path

DIMENSION = 16
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会"
_TRADE = (
    "银行贷款授信抵押质押担保保证磷化工茶叶企业集群供应商法律条第款项额度利率期限逾期还债务合同公司股东董事"
)
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def _words() -> list[str]:
    return [*_SPECIAL, *dict.fromkeys(_LETTERS + _TRADE + "，。？！、：；（）《》〔〕,.?!")]


def _parts(folder: Path, seed: int, labels: int | None) -> None:
    """Tokenizer and body of a two-layer BERT; with `labels`, one that judges pairs."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizer

    words = _words()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=DIMENSION,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=2 * DIMENSION,
        **({"num_labels": labels} if labels else {}),
    )
    torch.manual_seed(seed)
    model = BertForSequenceClassification(config) if labels else BertModel(config)
    model.save_pretrained(folder)


def make_embedder_folder(folder: Path, seed: int = 0) -> Path:
    """A SentenceTransformer of DIMENSION numbers in `folder`; another seed makes another model."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer

    parts = folder.with_name(folder.name + "-parts")
    _parts(parts, seed, labels=None)
    SentenceTransformer(modules=[Transformer(str(parts)), Pooling(DIMENSION)]).save(str(folder))
    return folder


def make_reranker_folder(folder: Path, seed: int = 0) -> Path:
    """A CrossEncoder with one score a pair in `folder`."""
    _parts(folder, seed, labels=1)
    return folder

"""What a query of the history means to SQLite."""

from __future__ import annotations

from app.api.finding import MOST_STARS, HistoryQuery, Order


def source_of(query: HistoryQuery) -> tuple[str, tuple[object, ...]]:
    """Where to look, and the values to bind; with words their index leads, which is read the latest first."""
    terms = words_of(query.words)
    conditions, values = list[str](), list[object]()
    if terms:
        # CROSS keeps the order of the tables.
        tables = "words w CROSS JOIN facts f ON f.number = w.rowid"
        conditions.append("w.words MATCH ?")
        values.append(terms)
    else:
        tables = "facts f"
    if query.board:
        conditions.append(
            "f.number IN (SELECT o.number FROM on_boards o JOIN boards b ON b.board = o.board WHERE b.name = ?)"
        )
        values.append(query.board)
    if query.favourites:
        conditions.append("f.favourite")
    if query.least_stars > 0:
        conditions.append("f.stars > 0 AND f.stars >= ?")
        values.append(query.least_stars)
    if query.most_stars < MOST_STARS:
        conditions.append("f.stars <= ?")
        values.append(query.most_stars)
    for column, part in (("models", query.model), ("generator", query.generator)):
        if part:
            conditions.append(f"f.{column} LIKE ? ESCAPE '\\'")
            values.append(f"%{_plain(part)}%")
    if query.kind:
        conditions.append("f.kind LIKE ? ESCAPE '\\'")
        values.append(f"{_plain(query.kind)}/%")
    if query.since_s is not None:
        conditions.append("f.created >= ?")
        values.append(query.since_s)
    if query.until_s is not None:
        conditions.append("f.created < ?")
        values.append(query.until_s)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return tables + where, tuple(values)


def order_of(query: HistoryQuery) -> str:
    """What comes first."""
    by = "w.rowid" if words_of(query.words) else "f.number"
    match query.order:
        case Order.LATEST:
            return f"{by} DESC"
        case Order.OLDEST:
            return by
        case Order.BEST_RATED:
            return f"f.stars DESC, {by} DESC"


def words_of(words: str) -> str:
    """Words as the index takes them: each is quoted, since what a user types is never a query of its own."""
    return " ".join(f'"{word}"*' for word in words.replace('"', " ").replace("\0", " ").split())


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

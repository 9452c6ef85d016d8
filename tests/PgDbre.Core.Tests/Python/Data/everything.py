#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Every construct of Python 3.14 at least once: the ground for mutations."""
from __future__ import annotations

import asyncio, os.path as p
from . import sibling
from ..pkg.mod import (a as b, c,)
from os import *

type Pair[T: int = bool, *Ts = *tuple[int], **P = [int]] = tuple[T, *Ts]
X: int = 0x_FF + 0o17 + 0b1_0 + 1_000 + 1e-3 + .5 + 5. + 2j
(Y): str
A = B = C = D, *E = 1, 2, 3
X += 1; X //= 2; X **= 3; X >>= 1; X @= X
s = 'a' "b" r'\d' '\x41\u00e9\U0001F600\101\
continued' + """tri"ple
'lines'"""
data = b'\x00bytes' rb'\raw'
f = f"{X!r:>{10}} {X=} {{literal}} {X:%Y-{X}} {'nested' + f'{X}'} {lambda_ if X else (lambda: 1)}"
g = f'''{
    X  # comment inside
    + 1:{'>'}{10}}''' rf"\{X}"
t = t"template {X!s} {f'{X}'}"


class Model[T](Base, Generic[T], metaclass=Meta, **options):
    """Docstring."""
    x: int = field(default=1)
    y = [i for i in range(10) if i if i % 2] + [*a, *b]

    @property
    def name(self, /, first, *args: *Ts, key=None, other: str = "x", **kwargs: object) -> str | None:
        global X
        nonlocal_ = {**kwargs, "a": 1, b: {1, 2, *c}}
        return self._name if not self.hidden else None

    @decorator(with_=1)
    async def load(self):
        async with self.session() as session, other():
            async for row in session.stream(select(self)):
                await row
                yield row
        result = [x async for x in aiter() if await x]
        return


def control(n):
    for i, (j, *k) in enumerate(n):
        if i < j <= 3 != 4 and not k or i is not None and j not in k:
            continue
        elif (m := len(k)) > 1:
            break
        else:
            pass
    else:
        print("done", end="")
    while True:
        try:
            raise ValueError("x") from None
        except (A, B) as error:
            assert error, "message"
        except C:
            del n[0], n.attr, (x, y)
        else:
            return
        finally:
            yield from n
    try:
        pass
    except* OSError as group:
        raise
    with (open("a") as one, open("b"),):
        pass
    with (yield):
        pass
    return lambda x, *y, z=1, **w: x ** -y @ z << 1 | ~w & 2 ^ 3


match command.split():
    case [] | [""]:
        pass
    case ["go", ("north" | "south") as direction, *rest] if rest:
        match = direction
    case {"key": value, -1: 1 + 2j, **others}:
        pass
    case Point(x=0, y=Other.Y) | Point(1, _):
        pass
    case None | True | "a" "b" | mod.CONST:
        pass
    case (a, b), *_:
        pass
    case _:
        case = type = match

if x:
	tab = indented[1:2, ::3, ..., -1]
x = a \
    if b else c
print(*args, sep="", **kw); nested = {k: [v for v in w] for k, w in {}.items()}

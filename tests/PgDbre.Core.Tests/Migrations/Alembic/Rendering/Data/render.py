"""Prints the SQL that real Alembic gives for each case, in offline mode: python3 render.py cases.txt > alembic-VERSION.txt

The options are those of "alembic upgrade --sql" with the env.py that "alembic init" writes.
"""
import io
import sys
import warnings

import alembic
import sqlalchemy as sa
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.dialects import postgresql

CONVENTION = "# convention: "


def cases(path):
    for block in open(path, encoding="utf-8").read().split("=== ")[1:]:
        name, _, body = block.partition("\n")
        yield name, body.rstrip("\n")


def render(body):
    buffer = io.StringIO()
    options = {"as_sql": True, "output_buffer": buffer, "literal_binds": True}
    if body.startswith(CONVENTION):
        convention = dict(part.split("=", 1) for part in body.split("\n")[0][len(CONVENTION):].split(" "))
        options["target_metadata"] = sa.MetaData(naming_convention=convention)
    context = MigrationContext.configure(dialect_name="postgresql", dialect_opts={"paramstyle": "named"}, opts=options)
    with Operations.context(context):
        names = {"sa": sa, "op": op, "postgresql": postgresql}
        exec("def upgrade():\n" + "\n".join("    " + line for line in body.split("\n")), names)
        names["upgrade"]()
    return buffer.getvalue().strip()


warnings.simplefilter("ignore")
print(f"Alembic {alembic.__version__}, SQLAlchemy {sa.__version__}")
for name, body in cases(sys.argv[1]):
    print("=== " + name)
    try:
        print(render(body))
    except Exception as problem:
        print("!! " + type(problem).__name__ + ": " + str(problem).split("\n")[0])

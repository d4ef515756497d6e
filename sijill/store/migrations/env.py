"""Run by Alembic: migrates over the connection that `opening.py` hands in, inside its transaction."""

from alembic import context

from sijill.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()

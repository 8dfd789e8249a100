"""Dropping rows that the log can give back, before a rebuild."""

from uuid import UUID

from django.db import connection, models


def drop_rows(model: type[models.Model], kab_id: int, posyandu_id: UUID) -> None:
    """Delete every row of a model at one posyandu in one statement that names its regency.

    Django's own delete would look for rows that point here in every regency. The database checks such rows at the
    end of the transaction, when the rebuild has written them again.
    """
    table, key = model._meta.db_table, models.UUIDField().get_db_prep_value(posyandu_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(
            f'DELETE FROM "{table}" WHERE "kab_id" = %s AND "posyandu_id" = %s',  # noqa: S608  # own name
            [kab_id, key],
        )

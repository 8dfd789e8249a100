from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kunjungan', '0003_temuan'),
    ]

    operations = [
        migrations.AddField(
            model_name='kunjungan',
            name='foto_benda',
            field=models.BooleanField(default=False),
        ),
    ]

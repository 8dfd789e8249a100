from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laporan', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='RekapBidang',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kab_id', models.IntegerField()),
                ('posyandu_id', models.UUIDField()),
                ('bulan', models.DateField()),
                ('bidang', models.CharField(max_length=20)),
                ('angka', models.JSONField(default=dict)),
                ('oleh_id', models.UUIDField()),
                ('oleh_nama', models.CharField(max_length=120)),
                ('pada', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kab_id', 'posyandu_id', 'bulan', 'bidang'), name='rekap_bidang_unik')],
            },
        ),
    ]

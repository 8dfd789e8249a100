from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('akses', '0002_kantor'),
    ]

    operations = [
        migrations.CreateModel(
            name='IsianTerkirim',
            fields=[
                ('sidik', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('tujuan', models.CharField(blank=True, max_length=300)),
                ('mulai_at', models.DateTimeField()),
            ],
        ),
    ]

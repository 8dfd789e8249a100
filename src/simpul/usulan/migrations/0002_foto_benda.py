from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('usulan', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='usulan',
            name='foto_benda',
            field=models.BooleanField(default=False),
        ),
    ]

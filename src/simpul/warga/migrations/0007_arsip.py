from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('warga', '0006_tamu_pergi'),
    ]

    operations = [
        migrations.AddField(
            model_name='warga',
            name='arsip_n',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='warga',
            name='arsip_tanggal',
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name='warga',
            index=models.Index(condition=models.Q(('arsip_tanggal__isnull', False)), fields=['kab_id', 'posyandu'], name='warga_arsip'),
        ),
    ]

"""Django settings, read from a typed environment; see docs/operator for each of them."""

from simpul.config.env import ROOT, database_settings, read_environment
from simpul.kernel.keyring import load_keyring

ENVIRONMENT = read_environment()
KEYRING = load_keyring(ENVIRONMENT.key_file)

SECRET_KEY = KEYRING.django
DEBUG = False
ALLOWED_HOSTS = [ENVIRONMENT.host, "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.alamat]
SIMPUL_ALAMAT = ENVIRONMENT.alamat
SIMPUL_DATA = ENVIRONMENT.data_dir
# Which keys were destroyed, kept with the keys: a backup that is restored must not bring a person back.
SIMPUL_TERHAPUS = ENVIRONMENT.key_file.with_name("terhapus.jsonl")
SIMPUL_APP_MINIMUM = ENVIRONMENT.app_minimum
SIMPUL_LUBANG_HARI = ENVIRONMENT.hole_days
KEEPING = ENVIRONMENT.keeping

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "simpul.wilayah",
    "simpul.jurnal",
    "simpul.akses",
    "simpul.posyandu",
    "simpul.warga",
    "simpul.kunjungan",
    "simpul.usulan",
    "simpul.kegiatan",
    "simpul.pembinaan",
    "simpul.lomba",
    "simpul.rencana",
    "simpul.informasi",
    "simpul.laporan",
    "simpul.flows",
    "simpul.sync",
    "simpul.web",
    "simpul.config",
]

MIDDLEWARE = [
    "simpul.config.log.request_log",
    "simpul.config.middleware.caller_address",
    # Above whitenoise, which answers for /static/ itself.
    "simpul.config.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simpul.web.sekali.one_act",
    "simpul.config.middleware.plain_errors",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "simpul.config.urls"
WSGI_APPLICATION = "simpul.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "src" / "simpul" / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "simpul.web.context.office",
            ],
            "builtins": ["simpul.web.templatetags.simpul"],
        },
    }
]

DATABASES = {"default": database_settings(ENVIRONMENT.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "akses.Akun"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
# Lock-out counts name plus address, so that one village network is not shut out by one person's typing.
AXES_USERNAME_FORM_FIELD = "nama_pengguna"
AXES_PASSWORD_FORM_FIELD = "kata_sandi"  # noqa: S105  # a field's name
# What a wrong try is not written down with; the password never is.
AXES_SENSITIVE_PARAMETERS = ["nama_pengguna", "ip_address", "csrfmiddlewaretoken"]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_CALLABLE = "simpul.web.akses.views.locked_out"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

LANGUAGE_CODE = "id"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    ROOT / "src" / "simpul" / "web" / "static",
    ("htmx", ROOT / "node_modules" / "htmx.org" / "dist"),
    ("qr", ROOT / "node_modules" / "qr"),
]
STATIC_ROOT = ENVIRONMENT.data_dir / "static"
WHITENOISE_USE_FINDERS = True
PWA_DIST = ENVIRONMENT.pwa_dir

SESSION_COOKIE_NAME = "simpul"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_secure else 0
SECURE_SSL_REDIRECT = False  # the proxy in front does it; see docs/operator
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.is_secure else None
CSRF_FAILURE_VIEW = "simpul.web.galat.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["simpul.web.unggah.FirstBytes"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "teks": {"()": "simpul.config.log.TextLines"},
        "json": {"()": "simpul.config.log.JsonLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": ENVIRONMENT.log_format}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Lines of requests are for machines; at a terminal they would hide the rest.
        "simpul.permintaan": {"level": "INFO" if ENVIRONMENT.log_format == "json" else "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "propagate": True},
        # Names what was typed as the name of an account, which may be a NIK; its tables keep the tries.
        "axes": {"level": "CRITICAL"},
    },
}

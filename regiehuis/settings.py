"""All settings, driven by the environment (REGIEHUIS_*, DATABASE_URL, DATABASE_OWNER_URL)."""

import os
from pathlib import Path

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent
DATA_DIR = Path(os.environ.get("REGIEHUIS_DATA_DIR", BASE_DIR.parent / ".data"))

# "demo", "test" or "productie"; the demo's one-click sign-in exists in "demo" only.
SOORT = os.environ.get("REGIEHUIS_SOORT", "productie")
DEBUG = False
SECRET_KEY = os.environ.get("REGIEHUIS_SECRET_KEY", "")
ALLOWED_HOSTS = os.environ.get("REGIEHUIS_HOSTS", "127.0.0.1,localhost").split(",")

# Keys outside the database and its dump (R19, R33); 32 random bytes in hex each.
BSN_KEY = os.environ.get("REGIEHUIS_BSN_KEY", "")
LOGBOEK_KEY = os.environ.get("REGIEHUIS_LOGBOEK_KEY", "")
# Where the log goes out in the form of the Logboek Dataverwerkingen, if anywhere, and the key of its pseudonyms.
LDV_ENDPOINT = os.environ.get("REGIEHUIS_LDV_ENDPOINT", "")
LDV_SLEUTEL = os.environ.get("REGIEHUIS_LDV_SLEUTEL", "")

# The web role asks under row-level security; the owner migrates and is never used by a request.
_NO_DATABASE = "postgresql://regiehuis_web@127.0.0.1:1/regiehuis"
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", _NO_DATABASE), conn_max_age=600, conn_health_checks=True
    ),
    "owner": dj_database_url.parse(os.environ.get("DATABASE_OWNER_URL", os.environ.get("DATABASE_URL", _NO_DATABASE))),
}
# Prepared statements: planning a query under policies costs more than running it (docs/decisions/0009).
for _alias in DATABASES.values():
    _alias.setdefault("OPTIONS", {}).update({"server_side_binding": True, "prepare_threshold": 2})
PREPARED_KEPT = 250  # statements a connection keeps prepared; one person's pages ask about eighty
DATABASES["default"]["OPTIONS"].setdefault("options", "-c plan_cache_mode=force_generic_plan")

# Queued and scheduled work: the tasks are loaded by the worker, not by who serves pages.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["regiehuis.jobs.tasks"]

# Mail: EMAIL_URL names the server. A demo or test writes files; a real house without EMAIL_URL sends none.
if "EMAIL_URL" in os.environ:
    globals().update({name: value for name, value in dj_email_url.config().items() if value is not None})
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
SENDS_MAIL = "EMAIL_URL" in os.environ or SOORT != "productie"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("REGIEHUIS_MAIL_FROM", "regiehuis@localhost")
# The address of the house as its users type it, for the link in a mail; nothing is put behind it.
HOUSE_URL = os.environ.get("REGIEHUIS_URL", "")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_otp_webauthn",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "regiehuis.kern",
    "regiehuis.logboek",
    "regiehuis.samenwerking",
    "regiehuis.convenanten",
    "regiehuis.personen",
    "regiehuis.kennisbank",
    "regiehuis.casussen",
    "regiehuis.verantwoording",
    "regiehuis.demo",
    "regiehuis.jobs",
    "regiehuis.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "regiehuis.web.middleware.AskerMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "regiehuis.urls"
WSGI_APPLICATION = "regiehuis.wsgi.application"
AUTH_USER_MODEL = "samenwerking.Medewerker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "regiehuis.samenwerking.sessies.Accounts",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/aanmelden/"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "regiehuis.web.aanmelden.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "username"
# What axes keeps of a failed attempt holds no password.
AXES_SENSITIVE_PARAMETERS = ["wachtwoord", "herhaling", "code"]
AXES_DISABLE_ACCESS_LOG = True
OTP_TOTP_ISSUER = "Regiehuis"
# Sign-in by a provider (OpenID Connect), when its issuer is named; its endpoints follow from that (decision 0017).
OIDC_ISSUER = os.environ.get("REGIEHUIS_OIDC_ISSUER", "")
OIDC_NAAM = os.environ.get("REGIEHUIS_OIDC_NAAM", "uw organisatie")
OIDC_RP_CLIENT_ID = os.environ.get("REGIEHUIS_OIDC_CLIENT_ID", "")
OIDC_RP_CLIENT_SECRET = os.environ.get("REGIEHUIS_OIDC_CLIENT_SECRET", "")
OIDC_RP_SIGN_ALGO = os.environ.get("REGIEHUIS_OIDC_ALGORITME", "RS256")
OIDC_RP_SCOPES = os.environ.get("REGIEHUIS_OIDC_SCOPES", "openid email profile")
OIDC_CLAIM_ORGANISATIE = os.environ.get("REGIEHUIS_OIDC_CLAIM_ORGANISATIE", "organisatie")
OIDC_CLAIM_FUNCTIE = os.environ.get("REGIEHUIS_OIDC_CLAIM_FUNCTIE", "")
# Which values of acr say that a second factor was asked for, beside "mfa" in amr.
OIDC_ACR_STERK = os.environ.get("REGIEHUIS_OIDC_ACR_STERK", "").split()
OIDC_AUTHENTICATION_CALLBACK_URL = "aanmelden_oidc_terug"
OIDC_USE_PKCE = True
OIDC_TIMEOUT = 10
# Passkeys hold for the name under which the house is found; its address without it is the one that is asked.
OTP_WEBAUTHN_RP_NAME = "Regiehuis"
OTP_WEBAUTHN_HELPER_CLASS = "regiehuis.web.aanmelden.sleutels.Sleutelhulp"
OTP_WEBAUTHN_TIMEOUT_SECONDS = 5 * 60
OTP_WEBAUTHN_EXCEPTION_LOGGER_NAME = ""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "regiehuis.web.context.screen",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "regiehuis.web.templatetags.regiehuis",
                "regiehuis.web.templatetags.velden",
                "regiehuis.web.templatetags.vast",
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "regiehuis.web.renderer.Boxes"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("fr", "Français"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# No inline script or style anywhere; DESIGN §6.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Files of cases rest encrypted under the data folder; on their way there they touch no other disk.
FILE_UPLOAD_HANDLERS = ["regiehuis.web.uploads.InMemory"]
# A whole matrix is one form: two boxes for each unit in each category, so 200 units in twelve categories still fit.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# ClamAV's socket: `unix:/run/clamav/clamd.ctl` or `machine:3310`; empty when the house has none.
CLAMAV = os.environ.get("REGIEHUIS_CLAMAV", "")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "regiehuis.samenwerking.sessies"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A session ends after so many minutes without a request, and after so many hours in any case (web/middleware.py).
SESSION_COOKIE_AGE = int(os.environ.get("REGIEHUIS_SESSIE_STIL", "30")) * 60
SESSION_KEPT_EVERY = 60  # seconds; a look does not write its session anew each time
SESSION_LONGEST = int(os.environ.get("REGIEHUIS_SESSIE_LANGST", "10")) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("REGIEHUIS_HTTPS", "") == "1"
# E010, E030: name and origin of passkeys follow from the request (web/aanmelden/sleutels.py).
SILENCED_SYSTEM_CHECKS = ["axes.W003", "otp_webauthn.E010", "otp_webauthn.E030"]

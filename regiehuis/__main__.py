"""`python -m regiehuis`: the same as the command `regiehuis`."""

import sys

from regiehuis.cli.main import main

sys.exit(main())

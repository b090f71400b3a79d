"""What README’s first command plays where there is no display."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
import tempfile

import hall
import tap

SCENE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'try-scene.py')


@tap.case('the scene is played to its end, and leaves its pictures and its calls')
def scene():
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, SCENE, '--english', hall.Build().root, folder],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=540, check=False)
        assert done.returncode == 0, done.stdout
        assert {'board.png', 'calls.wav', 'counter.png', 'reception.png'} <= set(os.listdir(folder))


if __name__ == '__main__':
    tap.main()

#!/bin/sh
# Prints where the program is: in GATE_PATH, in PATH, or built beside the action.
#
# A relative directory is passed over: it may be one of the work tree, and nothing that a pull
# request brings is run.
set -u

usable() { # FILE
  [ -f "$1" ] && [ -x "$1" ]
}

if [ -n "$GATE_PATH" ]; then
  case $GATE_PATH in
  /*) ;;
  *)
    echo "error: 'path' is not absolute" >&2
    exit 1
    ;;
  esac
  if usable "$GATE_PATH/outcomes"; then
    printf '%s\n' "$GATE_PATH/outcomes"
    exit
  fi
  echo "error: there is no program 'outcomes' in the directory that 'path' names" >&2
  exit 1
fi

set -f
IFS=:
for directory in $PATH; do
  case $directory in
  /*)
    if usable "$directory/outcomes"; then
      printf '%s\n' "$directory/outcomes"
      exit
    fi
    ;;
  esac
done
unset IFS

if ! command -v swift >/dev/null || ! command -v make >/dev/null; then
  echo "error: there is no 'outcomes' in PATH, and none can be built without Swift 6.2 and make" >&2
  exit 1
fi
echo "building the program, which takes minutes; with 'path' a built one is taken" >&2
make -C "$GITHUB_ACTION_PATH" build >&2 || exit 1
printf '%s\n' "$GITHUB_ACTION_PATH/.build/release/outcomes"

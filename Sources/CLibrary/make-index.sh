#!/bin/sh
# Writes Index.inc: the text of every module below Library, and the table of their names in the order of strcmp.
cd "$(dirname "$0")" || exit 1
export LC_ALL=C
{
    echo "// Written by make-index.sh; run it when a file is added to Library or taken away."
    find Library -name '*.py' | sed 's|^Library/||' | while read -r path; do
        module=${path%.py}
        package=0
        case $module in */__init__) module=${module%/__init__}; package=1 ;; esac
        echo "$(echo "$module" | tr / .) $package $path"
    done | sort > .index
    while read -r name package path; do
        echo "static const unsigned char text_$(echo "$name" | tr . _)_$package[] = {"
        echo "#embed \"Library/$path\" suffix(,)"
        echo "0};"
    done < .index
    echo "static const clibrary_module modules[] = {"
    while read -r name package path; do
        symbol="text_$(echo "$name" | tr . _)_$package"
        echo "    {\"$name\", $symbol, sizeof $symbol - 1, $package},"
    done < .index
    echo "};"
    rm .index
} > Index.inc

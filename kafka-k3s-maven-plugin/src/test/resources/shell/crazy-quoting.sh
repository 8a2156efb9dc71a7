#env A=a b
export ONE="it's \"$A\"" TWO='$A' THREE="$(echo "x $(echo "y $A")")" FOUR=`echo \`hostname\`` FIVE=a\ b"c"'d'
export SIX=$'tab\there' SEVEN="back\slash \\ \$A" EIGHT=${A:-"}"}
set -- $A "$A"
export NINE="$# $1 ${2} ${3}"
# a comment with ' and "
export TEN=a#b # and another

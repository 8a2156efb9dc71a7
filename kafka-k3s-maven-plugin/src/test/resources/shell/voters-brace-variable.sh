#env N=2
for i in {0..$N}; do list="$list[$i]"; done
export LIST=$list

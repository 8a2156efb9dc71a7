#sh
#env A=1
#env B=2
#file /t/in
#|a=$A b=${B} c=$A$B
envsubst '$A' < /t/in > /t/out
cat /t/in | envsubst '${B}' | tee /t/tee > /dev/null

#env A=1
echo -e "a=$A\nb=2" > /tmp/f
echo -n "c=" >> /tmp/f
echo 3 >> /tmp/f

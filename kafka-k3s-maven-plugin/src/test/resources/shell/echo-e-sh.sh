#sh
echo -e "a=1\nb=2" > /tmp/f
echo c=3 >> /tmp/f

#env A=x
bash <<END
echo "a=$A" > /tmp/f
B=\$A; echo "b=\$B" >> /tmp/f
END
